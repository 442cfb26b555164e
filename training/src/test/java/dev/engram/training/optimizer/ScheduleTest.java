package dev.engram.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.engram.training.optimizer.Schedule.Cosine;
import dev.engram.training.optimizer.Schedule.StepDecay;
import dev.engram.training.optimizer.Schedule.WarmUp;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Factors against numbers that are known without a computer. */
class ScheduleTest {

  @Test
  void aConstantRateStaysAsItIs() {
    assertThat(factors(Schedule.CONSTANT, 3)).containsExactly(1, 1, 1);
  }

  /** cos(π/3) = 1/2, cos(π/2) = 0, cos(2π/3) = −1/2. */
  @ParameterizedTest
  @CsvSource({"0, 1", "2, 0.75", "3, 0.5", "4, 0.25", "6, 0"})
  void aCosineComesDownFromOneToNothing(int taken, double expected) {
    assertThat(new Cosine(6, 0).factor(taken)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void aCosineEndsAtItsFractionAndStaysThere() {
    Cosine cosine = new Cosine(6, 0.2);

    assertThat(cosine.factor(3)).isCloseTo(0.6, within(1e-15));
    assertThat(factors(cosine, 20)[6]).isCloseTo(0.2, within(1e-15));
    assertThat(IntStream.range(6, 20).mapToDouble(cosine::factor).distinct()).hasSize(1);
  }

  @Test
  void stepsDecayByTheirFactorEach() {
    assertThat(factors(new StepDecay(2, 0.5), 7)).containsExactly(1, 1, 0.5, 0.5, 0.25, 0.25, 0.125);
  }

  @Test
  void aWarmUpRisesInEqualPartsAndThenTheScheduleBegins() {
    assertThat(factors(new WarmUp(4, new StepDecay(2, 0.5)), 9))
        .containsExactly(0.25, 0.5, 0.75, 1, 1, 1, 0.5, 0.5, 0.25);
  }

  @Test
  void theRateOfTheFirstStepIsThatOfNoneTaken() {
    Optimizer optimizer = new Sgd(8, 0, false, new StepDecay(1, 0.5));

    assertThat(optimizer.rateAt(1)).isEqualTo(8);
    assertThat(optimizer.rateAt(4)).isEqualTo(1);
  }

  @Test
  void lengthsThatAreNoneAreRefused() {
    assertRefused(() -> new Cosine(0, 0), "steps of a schedule is 0");
    assertRefused(() -> new StepDecay(0, 0.5), "everySteps of a schedule is 0");
    assertRefused(() -> new WarmUp(-1, Schedule.CONSTANT), "steps of a schedule is -1");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
  }

  private static double[] factors(Schedule schedule, int steps) {
    return IntStream.range(0, steps).mapToDouble(schedule::factor).toArray();
  }
}
