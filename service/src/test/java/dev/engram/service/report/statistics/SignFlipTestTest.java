package dev.engram.service.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** By hand: all ways to choose the signs. */
class SignFlipTestTest {

  @Test
  void isTheShareOfWaysThatAreAsFarFromZero() {
    assertThat(SignFlipTest.p(3, 1)).isEqualTo(2 / 4.0); // 4 2 −2 −4
    assertThat(SignFlipTest.p(1, 2, 3)).isEqualTo(2 / 8.0); // 6 and −6 of 6 4 2 0 0 −2 −4 −6
    assertThat(SignFlipTest.p(-1, 2, 3)).isEqualTo(4 / 8.0); // these and 4 and −4
    assertThat(SignFlipTest.p(1, 1, -1)).isEqualTo(1);
    assertThat(SignFlipTest.p(0, 0)).isEqualTo(1);
  }

  @Test
  void fivePairsCannotGoBelowOneInSixteen() {
    assertThat(SignFlipTest.p(0.8, 0.9, 0.7, 0.85, 0.6)).isEqualTo(0.0625);
    assertThat(SignFlipTest.smallestP(5)).isEqualTo(0.0625);
  }

  @Test
  void sumsThatDifferByRoundingAloneAreEqual() {
    assertThat(SignFlipTest.p(0.1, 0.2, 0.3)).isEqualTo(2 / 8.0);
    assertThat(SignFlipTest.p(0.3, 0.1, 0.2)).isEqualTo(2 / 8.0);
  }

  @Test
  void ofNineteenPairsAllWaysAreTried() {
    assertThat(SignFlipTest.isPossible(19)).isTrue();
    assertThat(SignFlipTest.isPossible(20)).isFalse();
    assertThat(SignFlipTest.isPossible(0)).isFalse();
    assertThat(SignFlipTest.p(DoubleStream.iterate(1, value -> value + 1).limit(19).toArray()))
        .isEqualTo(SignFlipTest.smallestP(19));
  }
}
