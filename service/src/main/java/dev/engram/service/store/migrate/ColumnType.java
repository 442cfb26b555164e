package dev.engram.service.store.migrate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What columns hold: how it is read from either database, and as which bytes it is compared. */
enum ColumnType {
  TEXT(Types.VARCHAR) {
    @Override
    Object get(ResultSet row, int column) throws SQLException {
      return row.getString(column);
    }

    @Override
    byte[] bytes(Object value) {
      return ((String) value).getBytes(StandardCharsets.UTF_8);
    }
  },
  WHOLE(Types.BIGINT) {
    @Override
    Object get(ResultSet row, int column) throws SQLException {
      return row.getLong(column);
    }

    @Override
    byte[] bytes(Object value) {
      return longs((Long) value);
    }
  },
  REAL(Types.DOUBLE) {
    @Override
    Object get(ResultSet row, int column) throws SQLException {
      return row.getDouble(column);
    }

    @Override
    byte[] bytes(Object value) {
      return longs(Double.doubleToLongBits((Double) value));
    }
  },
  TRUTH(Types.BOOLEAN) {
    @Override
    Object get(ResultSet row, int column) throws SQLException {
      return row.getBoolean(column);
    }

    @Override
    byte[] bytes(Object value) {
      return longs((Boolean) value ? 1 : 0);
    }
  },
  TIME(Types.TIMESTAMP_WITH_TIMEZONE) {
    @Override
    @Nullable
    Object get(ResultSet row, int column) throws SQLException {
      return row.getObject(column, OffsetDateTime.class);
    }

    @Override
    byte[] bytes(Object value) {
      Instant instant = ((OffsetDateTime) value).toInstant();
      return longs(instant.getEpochSecond(), instant.getNano());
    }
  },
  BYTES(Types.BINARY) {
    @Override
    Object get(ResultSet row, int column) throws SQLException {
      return row.getBytes(column);
    }

    @Override
    byte[] bytes(Object value) {
      return (byte[]) value;
    }
  };

  private final int inJdbc;

  ColumnType(int inJdbc) {
    this.inJdbc = inJdbc;
  }

  /** Any value where the row has none. */
  abstract @Nullable Object get(ResultSet row, int column) throws SQLException;

  abstract byte[] bytes(Object value);

  final @Nullable Object read(ResultSet row, int column) throws SQLException {
    Object value = get(row, column);
    return row.wasNull() ? null : value;
  }

  /** For a parameter without a value. */
  int inJdbc() {
    return inJdbc;
  }

  private static byte[] longs(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES);
    for (long value : values) {
      bytes.putLong(value);
    }
    return bytes.array();
  }

  /** @param inJdbc of {@link Types}, as H2 has it */
  static ColumnType of(int inJdbc, String column) {
    return switch (inJdbc) {
      case Types.VARCHAR, Types.CLOB -> TEXT;
      case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
      case Types.DOUBLE -> REAL;
      case Types.BOOLEAN -> TRUTH;
      case Types.TIMESTAMP_WITH_TIMEZONE -> TIME;
      case Types.BINARY, Types.VARBINARY -> BYTES;
      default -> throw new IllegalStateException(
          "column %s has the JDBC type %d, which migrate does not know".formatted(column, inJdbc));
    };
  }
}
