package dev.engram.service.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Checkpoint;
import dev.engram.api.Checkpoint.Kept;
import dev.engram.api.Fingerprint;
import dev.engram.api.JobState;
import dev.engram.service.job.Checkpoints.Loaded;
import dev.engram.training.loop.EvaluationResult;
import dev.engram.training.loop.RunCheckpoint;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class CheckpointsTest {

  static final Fingerprint HERE = new Fingerprint("DJL", "libtorch", "a CPU", "cores", 1, null);

  private final FakeCheckpointStore store = new FakeCheckpointStore();
  private final Checkpoints checkpoints = new Checkpoints(store, TransactionOperations.withoutTransaction(),
      new SimpleMeterRegistry(),
      Clock.systemUTC());

  static RunCheckpoint at(int step, double accuracy) {
    EvaluationResult evaluation = new EvaluationResult(step, 100, 0.5, accuracy);
    return new RunCheckpoint(step, new double[]{step, 0.1}, List.of(), 0, Optional.of(evaluation),
        Optional.of(evaluation), new double[]{step, 0.1}, new double[0], new double[0]);
  }

  private void save(int step, double accuracy) {
    assertThat(checkpoints.save(StoredJobs.in(JobState.RUNNING, 1), HERE, at(step, accuracy))).isTrue();
  }

  private List<Integer> kept() {
    return checkpoints.list(StoredJobs.ID).stream().map(Checkpoint::step).toList();
  }

  private Optional<Integer> newest() {
    return checkpoints.newest(StoredJobs.ID).loaded().map(Loaded::run).map(RunCheckpoint::step);
  }

  @Test
  void theTwoNewestAreKeptAndTheBest() {
    save(10, 0.3);
    save(20, 0.9);
    save(30, 0.9);
    save(40, 0.5);
    assertThat(kept()).containsExactly(40, 30);
    save(50, 0.4);
    save(60, 0.4);
    assertThat(kept()).containsExactly(60, 50, 30);
    assertThat(checkpoints.list(StoredJobs.ID)).extracting(Checkpoint::kept)
        .containsExactly(Kept.LAST, Kept.LAST, Kept.BEST);
    assertThat(store.contents).containsOnlyKeys(60, 50, 30);
    save(70, 0.95);
    save(80, 0.1);
    save(90, 0.1);
    assertThat(kept()).containsExactly(90, 80, 70);
  }

  @Test
  void oneWithoutAnEvaluationIsNeverTheBest() {
    RunCheckpoint early = new RunCheckpoint(1, new double[]{1}, List.of(), 0, Optional.empty(), Optional.empty(),
        new double[0], new double[0], new double[0]);
    checkpoints.save(StoredJobs.in(JobState.RUNNING, 1), HERE, early);
    save(2, 0.1);
    save(3, 0.05);
    assertThat(kept()).containsExactly(3, 2);
    assertThat(checkpoints.list(StoredJobs.ID).getLast().accuracy()).isEqualTo(0.1);
  }

  @Test
  void theNewestIsWhatWasWritten() {
    save(10, 0.3);
    save(20, 0.4);
    Loaded loaded = checkpoints.newest(StoredJobs.ID).loaded().orElseThrow();
    assertThat(loaded.run()).usingRecursiveComparison().isEqualTo(at(20, 0.4));
    assertThat(loaded.stored().fingerprint()).isEqualTo(HERE);
  }

  @Test
  void oneThatIsDamagedInOneBitIsSkippedForTheOneBefore() {
    save(10, 0.3);
    save(20, 0.4);
    byte[] content = Objects.requireNonNull(store.contents.get(20));
    content[content.length / 2] ^= 4;
    assertThat(newest()).contains(10);
    assertThat(checkpoints.newest(StoredJobs.ID).corrupt()).containsExactly(20);
  }

  @Test
  void soIsOneThatIsCutOrGone() {
    save(10, 0.3);
    save(20, 0.4);
    store.contents.put(20, new byte[0]);
    assertThat(newest()).contains(10);
    store.contents.remove(20);
    assertThat(newest()).contains(10);
    store.contents.remove(10);
    assertThat(newest()).isEmpty();
    assertThat(checkpoints.newest(StoredJobs.ID).corrupt()).containsExactly(20, 10);
  }
}
