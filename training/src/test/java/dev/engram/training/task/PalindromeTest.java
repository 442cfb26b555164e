package dev.engram.training.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PalindromeTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 20, 21})
  void readsTheSameFromBothEnds(int length) {
    DigitBatch digits = draw(length, 200);

    assertThat(digits.size()).isEqualTo(200);
    assertThat(digits.length()).isEqualTo(length);
    for (int sample = 0; sample < digits.size(); sample++) {
      String text = Digits.text(digits, sample);
      assertThat(new StringBuilder(text).reverse()).hasToString(text);
      assertThat(digits.target(sample)).isEqualTo(digits.digit(sample, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 21})
  void anOddLengthHasItsMiddleDigitOnce(int length) {
    DigitBatch digits = draw(length, 500);

    int middle = length / 2;
    long repeated = IntStream.range(0, 500)
        .filter(sample -> digits.digit(sample, middle) == digits.digit(sample, middle + 1))
        .count();
    assertThat(repeated).isBetween(20L, 80L); // by chance one in ten
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void everyDigitOccursInEveryPlaceALeadingZeroToo(int length) {
    DigitBatch digits = draw(length, 500);

    for (int position = 0; position < length; position++) {
      int place = position;
      for (int digit = 0; digit < 10; digit++) {
        int wanted = digit;
        long count = IntStream.range(0, 500).filter(sample -> digits.digit(sample, place) == wanted).count();
        assertThat(count).as("digit %d in place %d", digit, place).isBetween(20L, 80L);
      }
    }
  }

  @Test
  void drawsInPartsAreDrawsInOne() {
    Palindrome task = new Palindrome(7);
    Philox generator = Stream.TEST.generator(5, 7, 0);
    task.draw(generator, 3);
    DigitBatch rest = task.draw(generator, 5);

    DigitBatch all = task.draw(Stream.TEST.generator(5, 7, 0), 8);

    for (int sample = 0; sample < 5; sample++) {
      assertThat(Digits.text(rest, sample)).isEqualTo(Digits.text(all, 3 + sample));
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 1", "3, 2, 2", "4, 3, 2", "5, 4, 3", "20, 19, 10", "21, 20, 11"})
  void countsItsTimeStepsAndFreeDigits(int length, int timeSteps, int freeDigits) {
    assertThat(new Palindrome(length).timeSteps()).isEqualTo(timeSteps);
    assertThat(new Palindrome(length).freeDigits()).isEqualTo(freeDigits);
  }

  @Test
  void ofThreeDigitsThereAreAHundred() {
    DigitBatch digits = draw(3, 5_000);

    assertThat(IntStream.range(0, 5_000).mapToObj(sample -> Digits.text(digits, sample)).distinct())
        .hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 0, -3})
  void aLengthWithNothingToPredictIsRefused(int length) {
    assertThatThrownBy(() -> new Palindrome(length)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("length is " + length);
  }

  private static DigitBatch draw(int length, int count) {
    return new Palindrome(length).draw(Stream.TRAINING.generator(3, length, 1), count);
  }
}
