package dev.engram.service.store.migrate;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A fingerprint of rows in any order: the sum of their SHA-256 digests. The order is left out because the databases sort
 * text by different rules.
 */
final class RowSum {

  private static final int WORDS = 4;

  private final Columns columns;
  private final MessageDigest digest;
  private final long[] sum = new long[WORDS];
  private long rows;

  RowSum(Columns columns) {
    this.columns = columns;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** @return about how many bytes the row has */
  int add(@Nullable Object[] values) {
    int bytes = 0;
    for (int index = 0; index < values.length; index++) {
      bytes += add(values[index], columns.all().get(index).type());
    }
    ByteBuffer words = ByteBuffer.wrap(digest.digest());
    for (int word = 0; word < WORDS; word++) {
      sum[word] += words.getLong();
    }
    rows++;
    return bytes;
  }

  /** With its length, so that no value runs into the next. */
  private int add(@Nullable Object value, ColumnType type) {
    if (value == null) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, -1));
      return 0;
    }
    byte[] bytes = type.bytes(value);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
    return bytes.length;
  }

  long rows() {
    return rows;
  }

  String inHex() {
    ByteBuffer bytes = ByteBuffer.allocate(WORDS * Long.BYTES);
    for (long word : sum) {
      bytes.putLong(word);
    }
    return HexFormat.of().formatHex(bytes.array());
  }
}
