package dev.engram.training.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhiloxTest {

  /** Of Random123's {@code kat_vectors}: counter, key, answer. */
  @ParameterizedTest
  @CsvSource({
      "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
      "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
      "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"})
  void theReferenceGivesTheKnownAnswers(String counter, String key, String answer) {
    assertThat(ReferencePhilox.block(words(counter), words(key))).isEqualTo(words(answer));
  }

  @Test
  void theFirstBlockOfAllZerosIsTheKnownAnswer() {
    Philox philox = new Philox(0, 0, 0, 0);

    assertThat(nextBlock(philox)).isEqualTo(words("6627e8d5 e169c58d bc57ac4c 9b00dbd8"));
  }

  @Test
  void everyBlockIsThatOfTheReferenceWithItsPlaceAsTheFirstWord() {
    Random random = new Random(1);
    for (int trial = 0; trial < 100; trial++) {
      long seed = random.nextLong();
      int[] fixed = random.ints(3).toArray();
      Philox philox = new Philox(seed, fixed[0], fixed[1], fixed[2]);
      for (int place = 0; place < 20; place++) {
        long[] counter = {place, unsigned(fixed[0]), unsigned(fixed[1]), unsigned(fixed[2])};
        long[] key = {unsigned((int) seed), unsigned((int) (seed >>> 32))};
        assertThat(nextBlock(philox)).isEqualTo(ReferencePhilox.block(counter, key));
      }
    }
  }

  @Test
  void aLongIsTwoWordsTheFirstOnTop() {
    assertThat(new Philox(0, 0, 0, 0).nextLong()).isEqualTo(0x6627e8d5_e169c58dL);
  }

  @Test
  void digitsAreTheWordsModuloTen() {
    Philox philox = new Philox(0, 0, 0, 0);

    assertThat(new int[]{philox.nextDigit(), philox.nextDigit(), philox.nextDigit(), philox.nextDigit()})
        .containsExactly((int) (0x6627e8d5L % 10), (int) (0xe169c58dL % 10), (int) (0xbc57ac4cL % 10),
            (int) (0x9b00dbd8L % 10));
  }

  @Test
  void digitsAreUniform() {
    Philox philox = new Philox(42, 1, 2, 3);
    int draws = 200_000;
    int[] counts = new int[10];
    int[] pairs = new int[100];
    int previous = philox.nextDigit();
    for (int draw = 0; draw < draws; draw++) {
      int digit = philox.nextDigit();
      counts[digit]++;
      pairs[10 * previous + digit]++;
      previous = digit;
    }

    assertThat(chiSquare(counts, draws)).isBetween(1.15, 27.88); // 0.1 % and 99.9 % of nine degrees of freedom
    assertThat(chiSquare(pairs, draws)).isBetween(60.0, 148.2); // and of 99
  }

  private static double chiSquare(int[] counts, int draws) {
    double expected = (double) draws / counts.length;
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  private static long[] nextBlock(Philox philox) {
    return new long[]{unsigned(philox.nextInt()), unsigned(philox.nextInt()), unsigned(philox.nextInt()),
        unsigned(philox.nextInt())};
  }

  private static long[] words(String text) {
    return Arrays.stream(text.split(" ")).mapToLong(word -> Long.parseLong(word, 16)).toArray();
  }

  private static long unsigned(int word) {
    return Integer.toUnsignedLong(word);
  }
}
