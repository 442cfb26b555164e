package dev.engram.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Diagnostics;
import dev.engram.api.JobPhase;
import dev.engram.api.JobState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every database must do with what was found in cells. */
abstract class DiagnosticsContract extends StoreContract {

  private static Diagnostics look(int step, @Nullable Double mean) {
    Map<String, @Nullable Double> means = new LinkedHashMap<>();
    means.put("input", mean);
    means.put("forget", 0.75);
    return new Diagnostics(step, 100, Arrays.asList(Double.MIN_VALUE, null, 1 / 3.0), Arrays.asList(mean, 5.0),
        Map.of("input", 1.5), Map.of("input", 0.0), means, mean, null);
  }

  private void record(String id, int attempt, Diagnostics... looks) {
    store.record(id, attempt, progress(JobPhase.TRAINING, 5), List.of(), List.of(looks));
  }

  private List<Diagnostics> all(String id) {
    return store.looks(id, -1, 100);
  }

  @Test
  void findsEveryNumberToTheLastBitInTheOrderOfSteps() {
    running("job_1");
    running("job_2");
    record("job_1", 1, look(100, Math.PI), look(0, null));
    record("job_1", 1, look(20, 2.0));
    record("job_2", 1, look(30, 3.0));

    assertThat(all("job_1")).containsExactly(look(0, null), look(20, 2.0), look(100, Math.PI));
    assertThat(all("job_1").getFirst().gateMean().keySet()).containsExactly("input", "forget");
    assertThat(all("job_none")).isEmpty();
  }

  @Test
  void findsSomeFromAStepOn() {
    running("job_1");
    record("job_1", 1, look(0, 1.0), look(10, 2.0), look(20, 3.0), look(30, 4.0));
    assertThat(store.looks("job_1", 0, 2)).containsExactly(look(10, 2.0), look(20, 3.0));
    assertThat(store.looks("job_1", 30, 2)).isEmpty();
    assertThat(store.newestLook("job_1")).hasValue(30);
    assertThat(store.newestLook("job_none")).isEmpty();
  }

  @Test
  void aLookTakesThePlaceOfTheOneAtItsStep() {
    running("job_1");
    record("job_1", 1, look(0, 1.0), look(10, 2.0));
    record("job_1", 1, look(10, 3.0));
    assertThat(all("job_1")).containsExactly(look(0, 1.0), look(10, 3.0));
  }

  @Test
  void forgetsThoseBehindTheStepThatAnAttemptGoesOnFrom() {
    running("job_1");
    record("job_1", 1, look(0, 1.0), look(10, 2.0), look(20, 3.0));
    assertThat(store.rewind("job_1", 2, 0, null, null)).isFalse();
    assertThat(all("job_1")).hasSize(3);

    store.rewind("job_1", 1, 10, null, null);

    assertThat(all("job_1")).containsExactly(look(0, 1.0), look(10, 2.0));
  }

  @Test
  void writesNoneForAnAttemptThatLostTheJob() {
    running("job_1");
    record("job_1", 2, look(0, 1.0));
    move("job_1", JobState.RUNNING, JobState.QUEUED, 1);
    record("job_1", 1, look(0, 1.0));
    assertThat(all("job_1")).isEmpty();
  }

  @Test
  void forgetsThemWithTheJob() {
    running("job_1");
    record("job_1", 1, look(0, 1.0));
    move("job_1", JobState.RUNNING, JobState.CANCELLED, 1);
    assertThat(store.deleteEnded("job_1")).isTrue();
    assertThat(all("job_1")).isEmpty();
  }
}
