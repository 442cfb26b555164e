package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CheckpointFormatTest {

  private static final EvaluationResult LATEST = new EvaluationResult(500, 2_000, 2.302585, 0.1);
  private static final EvaluationResult BEST = new EvaluationResult(400, 2_000, Math.nextUp(1.5), 1 / 3.0);

  private static final RunCheckpoint AFTER_EVALUATIONS = new RunCheckpoint(512,
      new double[]{0.1f, -0.0, Float.MIN_VALUE, Float.MAX_VALUE}, List.of(new double[]{1e-8f, 0}, new double[]{0.1}), 2,
      Optional.of(LATEST), Optional.of(BEST), new double[]{1.5f, 2}, new double[]{2.25f, Double.POSITIVE_INFINITY},
      new double[]{0.1, Double.NaN});

  private static final RunCheckpoint BEFORE_ANY = new RunCheckpoint(3, new double[]{1}, List.of(), 0, Optional.empty(),
      Optional.empty(), new double[0], new double[0], new double[0]);

  @Test
  void whatIsReadIsWhatWasWrittenToTheBit() {
    for (RunCheckpoint checkpoint : List.of(AFTER_EVALUATIONS, BEFORE_ANY)) {
      RunCheckpoint read = CheckpointFormat.read(CheckpointFormat.write(checkpoint));

      assertThat(read).usingRecursiveComparison()
          .withEqualsForType((one, other) -> Double.compare(one, other) == 0, Double.class)
          .isEqualTo(checkpoint);
      assertThat(CheckpointFormat.write(read)).isEqualTo(CheckpointFormat.write(checkpoint));
    }
  }

  @Test
  void aFloat32RunTakesFourBytesANumber() {
    double[] weights = new SplittableRandom(1).doubles(1_000).map(number -> (float) number).toArray();

    assertThat(CheckpointFormat.write(withWeights(weights)).length
        - CheckpointFormat.write(withWeights(new double[0])).length).isEqualTo(4_000);
  }

  @Test
  void aCheckpointThatIsCutAnywhereIsRefused() {
    byte[] whole = CheckpointFormat.write(AFTER_EVALUATIONS);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> CheckpointFormat.read(cut)).isInstanceOf(CorruptCheckpointException.class);
    }
  }

  @Test
  void bytesOfSomethingElseAreRefusedWithTheReason() {
    byte[] whole = CheckpointFormat.write(BEFORE_ANY);
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    byte[] later = whole.clone();
    later[7] = 2;

    assertThatThrownBy(() -> CheckpointFormat.read(longer)).hasMessage("the bytes after it are 1 and not 0");
    assertThatThrownBy(() -> CheckpointFormat.read(later)).hasMessage("its version is 2 and not 1");
    assertThatThrownBy(() -> CheckpointFormat.read(new byte[64])).hasMessageStartingWith("its first bytes are 0");
    assertThatThrownBy(() -> CheckpointFormat.read(new byte[3])).hasMessage("it is cut short at 3 bytes");
  }

  private static RunCheckpoint withWeights(double[] weights) {
    return new RunCheckpoint(3, weights, List.of(), 0, Optional.empty(), Optional.empty(), new double[0], new double[0],
        new double[0]);
  }
}
