package dev.engram.training.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamTest {

  @Test
  void theStreamsOfASeedShareNoDraw() {
    Set<List<Integer>> blocks = new HashSet<>();
    int drawn = 0;
    for (Stream stream : Stream.values()) {
      for (int length : List.of(0, 2, 5, 20)) {
        for (int step = 0; step < 50; step++) {
          Philox generator = stream.generator(1, length, step);
          for (int block = 0; block < 20; block++) {
            blocks.add(List.of(generator.nextInt(), generator.nextInt(), generator.nextInt(), generator.nextInt()));
            drawn++;
          }
        }
      }
    }
    assertThat(blocks).hasSize(drawn);
  }

  /**
   * What a seed means must never change: results that were published are drawn again from their seeds. The digits were
   * worked out by another implementation of the generator, in Python.
   */
  @ParameterizedTest
  @CsvSource({
      "TRAINING, 1, 5, 1, 86668 05450 28982",
      "TRAINING, 1, 5, 2, 60606 78287 65456",
      "TRAINING, 2, 5, 1, 59595 16861 00600",
      "TRAINING, 1, 6, 1, 882288 961169 264462",
      "VALIDATION, 1, 5, 1, 60506 35753 82528",
      "TEST, 1, 5, 0, 03730 38883 10901",
      "ADHOC, 1, 5, 1, 01010 61216 84848",
      "PROBE, 1, 5, 0, 34843 32423 90209",
      "TRAINING, -9000000000, 11, 123456, 91908480919 43924242934 30430303403"})
  void theSequencesOfASeedAreWhatTheyHaveAlwaysBeen(Stream stream, long seed, int length, int step, String first) {
    DigitBatch digits = new Palindrome(length).draw(stream.generator(seed, length, step), 3);

    assertThat(Digits.text(digits, 0) + " " + Digits.text(digits, 1) + " " + Digits.text(digits, 2))
        .isEqualTo(first);
  }

  @Test
  void theWeightsOfASeedAreWhatTheyHaveAlwaysBeen() {
    assertThat(Stream.WEIGHTS.generator(1, 0, 0).nextLong()).isEqualTo(0x4fd2e5f4fa92ceb9L);
  }
}
