package dev.engram.service.store.migrate;

import dev.engram.service.system.MovedStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The embedded store of a data folder, which nobody else has open meanwhile. */
final class Source implements AutoCloseable {

  private static final String USER = "engram";

  /** Rows come one by one: H2 would else collect a whole table before the first. */
  private static final String OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;IFEXISTS=TRUE;LAZY_QUERY_EXECUTION=1";

  /** H2's DATABASE_ALREADY_OPEN_1. */
  private static final int ALREADY_OPEN = 90020;

  private final Path data;
  private final String url;
  private final Connection connection;

  private Source(Path data, String url, Connection connection) {
    this.data = data;
    this.url = url;
    this.connection = connection;
  }

  static Source open(Path data) {
    if (!Files.exists(data.resolve("engram.mv.db"))) {
      throw Refusal.usage(
          "There is no job store in %s: it has no file engram.mv.db. Name the service's data folder with --data DIR."
              .formatted(data));
    }
    MovedStore moved = new MovedStore(data);
    moved.url().ifPresent(elsewhere -> {
      throw Refusal.failed("%s To move what was left here all the same, delete %s.".formatted(moved.reason(elsewhere),
          moved.mark()));
    });
    String url = "jdbc:h2:file:" + data.resolve("engram") + OPTIONS;
    try {
      return new Source(data, url, DriverManager.getConnection(url, USER, ""));
    } catch (SQLException failure) {
      throw failure.getErrorCode() == ALREADY_OPEN
          ? Refusal.failed("The data folder %s is in use by an Engram. Stop it, then migrate.".formatted(data))
          : Refusal.failed("The job store in %s can't be opened: %s".formatted(data, failure.getMessage()));
    }
  }

  Schema schema() {
    return new Schema(url, USER, "", "The data folder " + data);
  }

  Connection connection() {
    return connection;
  }

  long count(StoreTable table) throws SQLException {
    return number("select count(*) from " + table.inSql());
  }

  /** The number that the next row would get, which is greater than that of any row that ever was. */
  long nextNumber() throws SQLException {
    return number(
        "select identity_base from information_schema.columns where table_schema = 'PUBLIC' and table_name = '%s' and column_name = 'ID'"
            .formatted(StoreTable.NUMBERED.name()));
  }

  /** The file that marks the folder with large checkpoints; empty where there never was one. */
  Optional<String> folderMarker() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement
            .executeQuery("select setting_value from store_setting where name = 'checkpoint folder'")) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  private long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
