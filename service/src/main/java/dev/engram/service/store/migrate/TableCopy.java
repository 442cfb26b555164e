package dev.engram.service.store.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** One table, row by row. */
final class TableCopy {

  private static final int ROWS_AT_ONCE = 500;

  /** Of a table whose rows may have half a megabyte. */
  private static final int LARGE_ROWS_AT_ONCE = 8;

  private final StoreTable table;
  private final Columns columns;
  private final int atOnce;
  private final Progress progress;

  TableCopy(StoreTable table, Columns columns, Progress progress) {
    this.table = table;
    this.columns = columns;
    this.atOnce = columns.haveBytes() ? LARGE_ROWS_AT_ONCE : ROWS_AT_ONCE;
    this.progress = progress;
  }

  /** @return of the rows that were read */
  RowSum copy(Connection source, Connection target) throws SQLException {
    RowSum sum = new RowSum(columns);
    try (Statement query = source.createStatement();
        ResultSet rows = query.executeQuery(columns.select(table));
        PreparedStatement insertion = target.prepareStatement(columns.insert(table))) {
      int waiting = 0;
      while (rows.next()) {
        @Nullable
        Object[] values = columns.read(rows);
        sum.add(values);
        set(insertion, values);
        insertion.addBatch();
        if (++waiting == atOnce) {
          insertion.executeBatch();
          waiting = 0;
        }
        progress.row(sum.rows());
      }
      if (waiting > 0) {
        insertion.executeBatch();
      }
    }
    return sum;
  }

  private void set(PreparedStatement insertion, @Nullable Object[] values) throws SQLException {
    for (int index = 0; index < values.length; index++) {
      Object value = values[index];
      if (value == null) {
        insertion.setNull(index + 1, columns.all().get(index).type().inJdbc());
      } else {
        insertion.setObject(index + 1, value);
      }
    }
  }

  /** Reads the table anew. */
  RowSum sum(Connection database) throws SQLException {
    RowSum sum = new RowSum(columns);
    try (Statement query = database.createStatement()) {
      query.setFetchSize(atOnce);
      try (ResultSet rows = query.executeQuery(columns.select(table))) {
        while (rows.next()) {
          sum.add(columns.read(rows));
          progress.row(sum.rows());
        }
      }
    }
    return sum;
  }
}
