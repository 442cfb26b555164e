package dev.engram.service.store.migrate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of a table, as the source has them. */
record Columns(List<Column> all) {

  record Column(String name, ColumnType type) {}

  static Columns of(Connection source, StoreTable table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (Statement statement = source.createStatement();
        ResultSet none = statement.executeQuery("select * from " + table.inSql() + " where 1 = 0")) {
      ResultSetMetaData described = none.getMetaData();
      for (int index = 1; index <= described.getColumnCount(); index++) {
        String name = described.getColumnName(index).toLowerCase(Locale.ROOT);
        columns.add(new Column(name, ColumnType.of(described.getColumnType(index), table.inSql() + "." + name)));
      }
    }
    return new Columns(columns);
  }

  String select(StoreTable table) {
    return "select %s from %s".formatted(names(), table.inSql());
  }

  String insert(StoreTable table) {
    return "insert into %s (%s) values (%s)".formatted(table.inSql(), names(),
        all.stream().map(column -> "?").collect(Collectors.joining(", ")));
  }

  private String names() {
    return all.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** Whether a row may be large, so that few are held at a time. */
  boolean haveBytes() {
    return all.stream().anyMatch(column -> column.type() == ColumnType.BYTES);
  }

  @Nullable
  Object[] read(ResultSet row) throws SQLException {
    @Nullable
    Object[] values = new Object[all.size()];
    for (int index = 0; index < values.length; index++) {
      values[index] = all.get(index).type().read(row, index + 1);
    }
    return values;
  }
}
