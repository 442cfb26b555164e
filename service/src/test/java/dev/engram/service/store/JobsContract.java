package dev.engram.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.api.CellSpec;
import dev.engram.api.ConstantScheduleSpec;
import dev.engram.api.JobPhase;
import dev.engram.api.JobSpec;
import dev.engram.api.JobState;
import dev.engram.api.LstmSpec;
import dev.engram.api.OptimizerSpec;
import dev.engram.api.RnnSpec;
import dev.engram.api.SgdSpec;
import dev.engram.api.StateChange;
import dev.engram.api.StopWhen;
import dev.engram.service.job.JobQuery;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.NewJob;
import dev.engram.service.job.StoredJob;
import java.lang.reflect.RecordComponent;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;

/** What every database must do to keep jobs and to find them. */
abstract class JobsContract extends StoreContract {

  static Stream<JobSpec> specs() {
    Optional<StopWhen> rule = Optional.of(new StopWhen(0.75, 9));
    Stream<OptimizerSpec> optimizers = StoredSpecs.everyOptimizer().stream();
    return Stream.concat(optimizers.map(optimizer -> StoredSpecs.full(StoredSpecs.LSTM, optimizer, rule)),
        Stream.of(StoredSpecs.full(StoredSpecs.RNN, StoredSpecs.SGD, Optional.empty())));
  }

  /** As they were before there were gains and schedules. */
  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm"})
  void aSpecOfBeforeHasWhatWasTrainedThen(String cell) {
    CellSpec before = cell.equals("rnn") ? RnnSpec.withDefaults() : LstmSpec.withDefaults();
    JobSpec spec = StoredSpecs.of(before, 0, Map.of()).withOptimizer(new SgdSpec(0.1, 0.9, true, null));

    JobSpec found = job(insert("job_1", spec)).spec();

    assertThat(found.cell()).isNotNull().extracting(CellSpec::recurrentGain).isEqualTo(1.0);
    assertThat(found.optimizer()).isEqualTo(new SgdSpec(0.1, 0.9, true, new ConstantScheduleSpec(0)));
    assertThat(found.toBuilder().cell(before).optimizer(Objects.requireNonNull(spec.optimizer())).build())
        .isEqualTo(spec);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void findsASpecAsItWasStored(JobSpec spec) throws ReflectiveOperationException {
    for (RecordComponent component : JobSpec.class.getRecordComponents()) {
      assertThat(component.getAccessor().invoke(spec)).as(component.getName()).isNotNull();
    }
    assertThat(job(insert("job_1", spec)).spec()).isEqualTo(spec);
  }

  @Test
  void keepsNoRuleToStopByApartFromAnAbsentOne() {
    JobSpec absent = StoredSpecs.full(StoredSpecs.RNN, StoredSpecs.SGD, null);
    assertThat(job(insert("job_1", absent)).spec().stopWhen()).isNull();
    assertThat(job("job_1").spec().diagnostics()).isNull();
  }

  @Test
  void aNewJobWaitsAndHasDoneNothing() {
    StoredJob job = job(insert("job_1"));
    assertThat(job).isEqualTo(new StoredJob("job_1", JobState.QUEUED, null, null, null, job.spec(), null, null, 0, 0,
        job.version(), 0, null, null, null, null, null, null, null, NOON, null, null, 0, NOON, "exe_1", "local", null,
        null));
    assertThat(history("job_1")).containsExactly(new StateChange(JobState.QUEUED, NOON, null));
  }

  @Test
  void doesNotFindWhatIsNotThere() {
    assertThat(store.find("job_none")).isEmpty();
    assertThat(store.find("")).isEmpty();
  }

  @Test
  void takesNoIdTwice() {
    insert("job_1");
    assertThatThrownBy(() -> insert("job_1")).isInstanceOf(DuplicateKeyException.class);
    assertThat(history("job_1")).hasSize(1);
  }

  private void insertOf(String owner, String id, String execution) {
    store.insert(new NewJob(id, StoredSpecs.of(StoredSpecs.RNN, 0, Map.of()), NOON, NOON, execution, owner, null, null,
        0));
  }

  @Test
  void knowsWhoseJobsAre() {
    insertOf("ada", "job_1", "exe_1");
    insertOf("bob", "job_2", "exe_2");
    insertOf("ada", "job_3", "exe_3");
    assertThat(store.owner("job_1")).contains("ada");
    assertThat(store.owner("job_none")).isEmpty();
    assertThat(list(everything().ownedBy("ada"))).containsExactly("job_3", "job_1");
    assertThat(list(everything().ownedBy("ada").olderThan("job_3"))).containsExactly("job_1");
    assertThat(list(everything().ownedBy("ada").ofCell("rnn"))).containsExactly("job_3", "job_1");
    assertThat(list(everything().ownedBy("eve"))).isEmpty();
  }

  @Test
  void countsWhatAnOwnerHas() {
    insertOf("ada", "job_1", "exe_1");
    insertOf("bob", "job_2", "exe_2");
    insertOf("ada", "job_3", "exe_3");
    Set<JobState> waiting = EnumSet.of(JobState.QUEUED);
    assertThat(store.countOf("ada", waiting, "", 9)).isEqualTo(2);
    assertThat(store.countOf("ada", waiting, "", 1)).isEqualTo(1);
    assertThat(store.countOf("ada", waiting, "exe_3", 9)).isEqualTo(1);
    assertThat(store.countOf("ada", EnumSet.of(JobState.RUNNING), "", 9)).isZero();
    assertThat(store.stepsAhead("ada")).isEqualTo(2L * Objects.requireNonNull(job("job_1").spec().maxSteps()));
    assertThat(store.stepsAhead("eve")).isZero();
  }

  private static JobQuery everything() {
    return JobQuery.newest(100);
  }

  private List<String> list(JobQuery query) {
    return store.list(query).stream().map(StoredJob::id).toList();
  }

  @Test
  void listsTheNewestFirst() {
    List.of("job_b", "job_c", "job_a").forEach(this::insert);
    assertThat(list(everything())).containsExactly("job_c", "job_b", "job_a");
    assertThat(list(JobQuery.newest(2))).containsExactly("job_c", "job_b");
    assertThat(list(JobQuery.newest(100).olderThan("job_c"))).containsExactly("job_b", "job_a");
    assertThat(list(JobQuery.newest(100).olderThan("job_a"))).isEmpty();
    assertThat(list(JobQuery.newest(100).notOlderThan("job_b"))).containsExactly("job_c", "job_b");
    assertThat(list(JobQuery.newest(100).olderThan("job_c").notOlderThan("job_b"))).containsExactly("job_b");
  }

  @Test
  void listsWhatFitsAllThatIsAskedFor() {
    insert("job_1", StoredSpecs.of(StoredSpecs.RNN, 0, Map.of("course", "dl", "year", "2026")));
    insert("job_2", StoredSpecs.of(StoredSpecs.LSTM, 0, Map.of("course", "dl")));
    insert("job_3", StoredSpecs.of(StoredSpecs.LSTM, 0, Map.of("course", "ml", "other", "dl")));
    start("job_2");

    JobQuery.Label label = new JobQuery.Label("course", "dl");
    assertThat(list(JobQuery.newest(9).labelled(label))).containsExactly("job_2", "job_1");
    assertThat(list(JobQuery.newest(9).ofCell("lstm"))).containsExactly("job_3", "job_2");
    assertThat(list(JobQuery.newest(9).inState(JobState.QUEUED))).containsExactly("job_3", "job_1");
    assertThat(list(JobQuery.newest(9).inState(JobState.RUNNING).ofCell("lstm").labelled(label).olderThan("job_3")))
        .containsExactly("job_2");
    assertThat(list(JobQuery.newest(9).inState(JobState.RUNNING).ofCell("rnn").labelled(label))).isEmpty();
    assertThat(list(JobQuery.newest(9).inSweep("swp_none"))).isEmpty();
    assertThat(list(JobQuery.newest(9).ofCell("'; drop table job; --"))).isEmpty();
  }

  @Test
  void tellsTheHistoriesOfManyJobs() {
    running("job_1");
    insert("job_2");
    Map<String, List<StateChange>> histories = store.histories(List.of("job_2", "job_1", "job_none"));
    assertThat(histories.get("job_1")).hasSize(2);
    assertThat(histories.get("job_2")).hasSize(1);
    assertThat(histories.get("job_none")).isEmpty();
    assertThat(store.histories(List.of())).isEmpty();
  }

  @Test
  void countsWhoWillStartEarlier() {
    JobSpec spec = StoredSpecs.of(StoredSpecs.RNN, 0, Map.of());
    insert("job_1", spec, NOON);
    insert("job_2", spec, NOON.minusSeconds(5));
    insert("job_3", spec, NOON);
    insert("job_4", spec, NOON.minusSeconds(5));
    insert("job_5", spec, NOON.plusNanos(1000));
    assertThat(Stream.of("job_2", "job_4", "job_1", "job_3", "job_5").map(id -> queuedAhead(id, 9)))
        .containsExactly(OptionalInt.of(0), OptionalInt.of(1), OptionalInt.of(2), OptionalInt.of(3), OptionalInt.of(4));
    assertThat(queuedAhead("job_5", 4)).isEmpty();
    assertThat(store.queuedFirst(4)).containsExactly("job_2", "job_4", "job_1", "job_3");
    assertThat(store.countQueued(9)).isEqualTo(5);
    assertThat(store.countQueued(4)).isEqualTo(4);
    start("job_2");
    assertThat(store.queuedFirst(9)).containsExactly("job_4", "job_1", "job_3", "job_5");
    assertThat(queuedAhead("job_5", 9)).hasValue(3);
    assertThat(store.countQueued(9)).isEqualTo(4);
  }

  private OptionalInt queuedAhead(String id, int limit) {
    JobStore.Standing standing = store.standing(id).orElseThrow();
    return store.queuedAhead(id, standing.turn(), limit);
  }

  @Test
  void tellsWhereAJobStandsWithoutItsContents() {
    assertThat(store.standing("job_1")).isEmpty();
    insert("job_1");
    StoredJob queued = job("job_1");
    assertThat(store.standing("job_1"))
        .hasValue(new JobStore.Standing(queued.version(), JobState.QUEUED, queued.turn()));
    start("job_1");
    assertThat(store.standing("job_1"))
        .hasValue(new JobStore.Standing(job("job_1").version(), JobState.RUNNING, queued.turn()));
    assertThat(job("job_1").version()).isGreaterThan(queued.version());
  }

  @Test
  void tellsHowManyWaitAndSinceWhen() {
    assertThat(store.queue()).isEqualTo(new JobStore.QueueState(0, Optional.empty()));
    assertThat(store.countByState()).isEmpty();
    insert("job_1");
    store.insert(new NewJob("job_2", StoredSpecs.of(StoredSpecs.RNN, 0, Map.of()), NOON.plusSeconds(1), NOON, "exe_2",
        "local", null, "job_1", 30));
    assertThat(store.queue()).isEqualTo(new JobStore.QueueState(2, Optional.of(NOON)));
    assertThat(job("job_2").parentJobId()).isEqualTo("job_1");
    assertThat(job("job_2").step()).isEqualTo(30);
    start("job_1");
    assertThat(store.queue()).isEqualTo(new JobStore.QueueState(1, Optional.of(NOON.plusSeconds(1))));
    assertThat(store.countByState()).isEqualTo(Map.of(JobState.QUEUED, 1L, JobState.RUNNING, 1L));
  }

  @Test
  void tellsTheNewestJobsWhoseSpeedIsKnown() {
    List.of("job_1", "job_2", "job_3").forEach(this::running);
    insert("job_4");
    record("job_1", 1, progress(JobPhase.TRAINING, 1), List.of());
    record("job_3", 1, progress(JobPhase.TRAINING, 1), List.of());

    assertThat(store.trainedOn("cpu", 9)).extracting(StoredJob::id).containsExactly("job_3", "job_1");
    assertThat(store.trainedOn("cpu", 1)).extracting(StoredJob::id).containsExactly("job_3");
    assertThat(store.trainedOn("cuda:0", 9)).isEmpty();
  }

  @Test
  void aLabelMayHaveAnyCharacter() {
    insert("job_1", StoredSpecs.of(StoredSpecs.RNN, 0, Map.of("k", "\u0001'\"%_\\🧠")));
    assertThat(list(JobQuery.newest(9).labelled(new JobQuery.Label("k", "\u0001'\"%_\\🧠"))))
        .containsExactly("job_1");
  }
}
