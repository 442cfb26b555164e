package dev.engram.service.store.migrate;

import dev.engram.service.job.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A fingerprint of rows in any order: the sum of their SHA-256 digests. The order is left out because the databases sort
 * text by different rules.
 */
final class RowSum {

  private static final int WORDS = 4;

  private final Columns columns;
  private final MessageDigest digest = Sha256.begin();
  private final long[] sum = new long[WORDS];
  private long rows;

  RowSum(Columns columns) {
    this.columns = columns;
  }

  void add(@Nullable Object[] values) {
    for (int index = 0; index < values.length; index++) {
      add(values[index], columns.all().get(index).type());
    }
    ByteBuffer words = ByteBuffer.wrap(digest.digest());
    for (int word = 0; word < WORDS; word++) {
      sum[word] += words.getLong();
    }
    rows++;
  }

  /** With its length, so that no value runs into the next. */
  private void add(@Nullable Object value, ColumnType type) {
    if (value == null) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, -1));
      return;
    }
    byte[] bytes = type.bytes(value);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
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
