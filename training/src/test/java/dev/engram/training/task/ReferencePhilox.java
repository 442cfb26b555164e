package dev.engram.training.task;

/** Philox4x32-10 word by word as the paper prints it, for any counter: the known answers of Random123 vouch for it. */
final class ReferencePhilox {

  private static final long WORD = 0xFFFFFFFFL;

  private ReferencePhilox() {}

  /**
   * One block.
   *
   * @param counter four unsigned words
   * @param key two unsigned words
   */
  static long[] block(long[] counter, long[] key) {
    long[] x = counter;
    for (int round = 0; round < 10; round++) {
      long k0 = key[0] + round * 0x9E3779B9L & WORD;
      long k1 = key[1] + round * 0xBB67AE85L & WORD;
      long left = x[0] * 0xD2511F53L;
      long right = x[2] * 0xCD9E8D57L;
      x = new long[]{right >>> 32 ^ x[1] ^ k0, right & WORD, left >>> 32 ^ x[3] ^ k1, left & WORD};
    }
    return x;
  }
}
