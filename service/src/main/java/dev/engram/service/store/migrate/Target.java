package dev.engram.service.store.migrate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The PostgreSQL that takes the jobs: all of them in one transaction, so that one that breaks off leaves nothing. */
final class Target implements AutoCloseable {

  private static final String AN_OWN_ONE = "Name a database of its own, or a schema of its own with ?currentSchema=NAME.";

  private final Request request;
  private final Connection connection;

  private Target(Request request, Connection connection) {
    this.request = request;
    this.connection = connection;
  }

  static Target open(Request request) {
    Properties settings = new Properties();
    request.user().ifPresent(user -> settings.setProperty("user", user));
    request.password().ifPresent(password -> settings.setProperty("password", password));
    settings.setProperty("reWriteBatchedInserts", "true");
    settings.setProperty("tcpKeepAlive", "true");
    settings.setProperty("options", "-c lock_timeout=10s");
    try {
      Connection connection = DriverManager.getConnection(request.url(), settings);
      connection.setAutoCommit(false);
      return new Target(request, connection);
    } catch (SQLException failure) {
      throw DatabaseFailure.of(failure, request);
    }
  }

  Schema schema() {
    return new Schema(request.url(), request.user().orElse(null), request.password().orElse(null), request.target());
  }

  Connection connection() {
    return connection;
  }

  /** @throws Refusal where this can't become the job store; nothing is changed */
  void refuseUnfit() throws SQLException {
    String encoding = words("show server_encoding").getFirst();
    if (!encoding.equals("UTF8")) {
      throw Refusal.failed("%s keeps text as %s, which has not every letter; create it with encoding UTF8.".formatted(
          request.target(), encoding));
    }
    Set<String> present = tables();
    if (!present.isEmpty() && !present.contains(StoreTable.HISTORY)) {
      throw Refusal.failed("%s has tables that are not Engram's: %s. %s".formatted(request.target(),
          present.stream().limit(5).collect(Collectors.joining(", ")), AN_OWN_ONE));
    }
    refuseData(present);
    refuseLiveWorkers(present);
    connection.rollback();
  }

  /** Keeps everybody from writing until the end, and looks again. */
  void lock() throws SQLException {
    execute("lock table %s in exclusive mode".formatted(
        StoreTable.copied().stream().map(StoreTable::inSql).collect(Collectors.joining(", "))));
    refuseData(tables());
  }

  private void refuseData(Set<String> present) throws SQLException {
    List<String> found = new ArrayList<>();
    for (StoreTable table : StoreTable.copied()) {
      long rows = present.contains(table.inSql()) ? number("select count(*) from " + table.inSql()) : 0;
      if (rows > 0) {
        found.add(String.format(Locale.ROOT, "%s %,d", table.inSql(), rows));
      }
    }
    if (!found.isEmpty()) {
      throw Refusal.failed("%s is not empty: it has rows of Engram's (%s). Nothing was changed. %s".formatted(
          request.target(), String.join(", ", found), AN_OWN_ONE));
    }
  }

  private void refuseLiveWorkers(Set<String> present) throws SQLException {
    List<String> alive = present.contains(StoreTable.WORKER.inSql())
        ? words("select id from worker where last_heartbeat > now() - interval '1 minute' order by id")
        : List.of();
    if (!alive.isEmpty()) {
      throw Refusal.failed("An Engram works on %s right now, or did a minute ago: %s. Stop it, then migrate.".formatted(
          request.target(), String.join(", ", alive)));
    }
  }

  /** The next row gets this number. */
  void continueAt(long number) throws SQLException {
    execute("alter table %s alter column id restart with %d".formatted(StoreTable.NUMBERED.inSql(), number));
  }

  /** The planner of queries knows nothing of rows that are so new. */
  void analyze() throws SQLException {
    for (StoreTable table : StoreTable.copied()) {
      execute("analyze " + table.inSql());
    }
  }

  void commit() {
    try {
      connection.commit();
    } catch (SQLException broken) {
      throw Refusal.failed(
          "The connection broke while all was made to last: %s. Whether %s has the jobs now is not known. Look with: select count(*) from job. If they are there, start no Engram on %s any more; if not, migrate again."
              .formatted(String.valueOf(broken.getMessage()).strip(), request.target(), request.data()));
    }
  }

  private Set<String> tables() throws SQLException {
    return new TreeSet<>(words("""
        select tablename from pg_tables where schemaname = current_schema()
        union all select viewname from pg_views where schemaname = current_schema()
        """));
  }

  private List<String> words(String query) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
      List<String> found = new ArrayList<>();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found;
    }
  }

  private long number(String query) throws SQLException {
    return Long.parseLong(words(query).getFirst());
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
