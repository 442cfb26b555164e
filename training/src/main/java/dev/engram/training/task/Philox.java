package dev.engram.training.task;

import java.util.random.RandomGenerator;

/**
 * The counter-based generator Philox4x32-10: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 * SC 2011.
 *
 * <p>A block of four words is a bijection of its counter under the key, so two generators of one key that differ in any
 * of the three fixed counter words can never give the same block: that is how the streams of data stay apart. Nothing
 * but the position is state, so a run that resumes needs none.
 */
public final class Philox implements RandomGenerator {

  private static final int ROUNDS = 10;
  private static final int MULTIPLIER_0 = 0xD2511F53;
  private static final int MULTIPLIER_1 = 0xCD9E8D57;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final int WORDS = 4;

  /** The largest multiple of ten that 32 bits hold; words from here on would favour the small digits. */
  private static final long DIGIT_LIMIT = (1L << 32) / 10 * 10;

  private final long key;
  private final int counter1;
  private final int counter2;
  private final int counter3;
  private final int[] block = new int[WORDS];
  private int nextBlock;
  private int used = WORDS;

  /**
   * The generator of a seed whose counter starts at (0, {@code counter1}, {@code counter2}, {@code counter3}).
   */
  public Philox(long seed, int counter1, int counter2, int counter3) {
    this.key = seed;
    this.counter1 = counter1;
    this.counter2 = counter2;
    this.counter3 = counter3;
  }

  /** A digit from 0 to 9, all equally likely. */
  public int nextDigit() {
    long word;
    do {
      word = Integer.toUnsignedLong(nextInt());
    } while (word >= DIGIT_LIMIT);
    return (int) (word % 10);
  }

  @Override
  public int nextInt() {
    if (used == WORDS) {
      fillBlock(nextBlock++);
      used = 0;
    }
    return block[used++];
  }

  @Override
  public long nextLong() {
    return Integer.toUnsignedLong(nextInt()) << 32 | Integer.toUnsignedLong(nextInt());
  }

  private void fillBlock(int counter0) {
    int c0 = counter0;
    int c1 = counter1;
    int c2 = counter2;
    int c3 = counter3;
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      long product0 = Integer.toUnsignedLong(MULTIPLIER_0) * Integer.toUnsignedLong(c0);
      long product1 = Integer.toUnsignedLong(MULTIPLIER_1) * Integer.toUnsignedLong(c2);
      c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
      c1 = (int) product1;
      c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
      c3 = (int) product0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    block[0] = c0;
    block[1] = c1;
    block[2] = c2;
    block[3] = c3;
  }
}
