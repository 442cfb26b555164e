package dev.engram.service.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engram.api.JobPhase;
import dev.engram.api.JobSpec;
import dev.engram.api.JobState;
import dev.engram.api.SweepSpec;
import dev.engram.service.job.NewJob;
import dev.engram.service.job.ProgressUpdate;
import dev.engram.service.sweep.JobOfSweep;
import dev.engram.service.sweep.PlannedJob;
import dev.engram.service.sweep.PlannedJob.Role;
import dev.engram.service.sweep.StoredSweep;
import dev.engram.service.sweep.StoredSweep.Intent;
import dev.engram.service.sweep.SweepPlan;
import dev.engram.service.sweep.SweepStatus;
import dev.engram.service.sweep.SweepStore;
import dev.engram.service.sweep.WorkOfShape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every database must do to keep sweeps. */
abstract class SweepsContract extends StoreContract {

  private static final SweepSpec SPEC = new SweepSpec("a sweep", "why", List.of(), null, null, null, 3, null);
  private static final JobSpec JOB = StoredSpecs.of(StoredSpecs.RNN, 0, Map.of());

  private static final int STEPS = requireNonNull(JOB.maxSteps());

  @Autowired
  private SweepStore sweeps;

  @Autowired
  private JdbcClient jdbc;

  private static PlannedJob planned(Role role, int seed) {
    return new PlannedJob("curve", 4, role, "rnn", "hiddenSize=8", 20, JOB.withSeed(seed));
  }

  @BeforeEach
  void insert() {
    jdbc.sql("delete from sweep").update();
    sweeps.insert("swp_1", "local", new SweepPlan(SPEC, List.of(planned(Role.PILOT, 101), planned(Role.UNDECIDED, 1),
        planned(Role.REPORTED, 2))), NOON);
  }

  private void start(int number, String job) {
    store.insert(new NewJob(job, JOB, NOON, NOON, "exe_" + job, "local", "swp_1", null, 0));
    sweeps.started("swp_1", number, job);
  }

  private SweepStatus status() {
    return sweeps.status("swp_1");
  }

  @Test
  void findsWhatWasStored() {
    StoredSweep stored = new StoredSweep("swp_1", "local", "a sweep", SPEC, Intent.RUN, 1, NOON, null);
    assertThat(sweeps.find("swp_1")).contains(stored);
    assertThat(sweeps.lock("swp_1")).contains(stored);
    assertThat(sweeps.find("swp_2")).isEmpty();
    assertThat(sweeps.unfinished()).containsExactly("swp_1");
    assertThat(sweeps.jobs("swp_1")).extracting(JobOfSweep::planned)
        .containsExactly(planned(Role.PILOT, 101), planned(Role.UNDECIDED, 1), planned(Role.REPORTED, 2));
  }

  @Test
  void whatHasNotStartedIsStillToBeTrained() {
    assertThat(store.stepsAhead("local")).isEqualTo(3L * STEPS);
    start(0, "job_1");
    assertThat(store.stepsAhead("local")).isEqualTo(3L * STEPS);
    sweeps.finish("swp_1", NOON);
    assertThat(store.stepsAhead("local")).isEqualTo(STEPS);
  }

  @Test
  void countsItsJobs() {
    assertThat(status()).isEqualTo(new SweepStatus(Map.of(), 3, 1, 0, 3L * STEPS, 0));
    start(0, "job_1");
    assertThat(status().counts()).isEqualTo(Map.of(JobState.QUEUED, 1));
    assertThat(status().waiting()).isEqualTo(2);
    move("job_1", JobState.QUEUED, JobState.CANCELLED, null);
    assertThat(status().stepsDone()).isEqualTo(STEPS);
    store.deleteEnded("job_1");
    assertThat(status().counts()).isEmpty();
    assertThat(status().missing()).isEqualTo(1);
  }

  private void train(String job, int step, long runningMillis) {
    assertThat(store.record(job, 1, new ProgressUpdate(JobPhase.TRAINING, step, null, null, null, null, runningMillis),
        List.of(), List.of())).isPresent();
  }

  private WorkOfShape work() {
    List<WorkOfShape> shapes = sweeps.work("swp_1");
    assertThat(shapes).hasSize(1);
    return shapes.getFirst();
  }

  @Test
  void sumsUpWhatItsJobsHaveTrainedAndHaveLeft() {
    assertThat(work()).isEqualTo(new WorkOfShape(0, STEPS, 0, 0, Map.of(0, 3), 0, 0));
    start(0, "job_1");
    start("job_1", "exe_job_1");
    train("job_1", 10, 2000);
    assertThat(work()).isEqualTo(new WorkOfShape(0, STEPS, 0, 0, Map.of(0, 2, 10, 1), 10, 2));
    train("job_1", 20, 3000);
    move("job_1", JobState.RUNNING, JobState.SUCCEEDED, 1);
    assertThat(work()).isEqualTo(new WorkOfShape(0, STEPS, 1, 20, Map.of(0, 2), 20, 3));
    assertThat(sweeps.specs("swp_1", List.of(0, 2, 9))).isEqualTo(Map.of(0, JOB.withSeed(101), 2, JOB.withSeed(2)));
    assertThat(sweeps.work("swp_none")).isEmpty();
  }

  /** One that left early, after 10 steps, and one that trained on to 30 had a slot for 4 seconds. */
  @Test
  void theTimeOfAPackIsSharedOutByTheStepsOfItsJobs() {
    for (int number : List.of(0, 2)) {
      store.insert(new NewJob("job_" + number, JOB, NOON, NOON, "exe_pack", "local", "swp_1", null, 0));
      sweeps.started("swp_1", number, "job_" + number);
      start("job_" + number, "exe_pack");
    }
    train("job_0", 10, 2000);
    train("job_2", 30, 4000);
    assertThat(work().stepsMeasured()).isEqualTo(40);
    assertThat(work().slotSeconds()).isCloseTo(4, within(1e-9));
    assertThat(sweeps.jobs("swp_1")).extracting(JobOfSweep::seconds).containsExactly(1.0, 0.0, 3.0);
  }

  @Test
  void aRestChangesNothingOfItAndAnExtensionAdds() {
    start(0, "job_1");
    start("job_1", "exe_job_1");
    train("job_1", 10, 2000);
    WorkOfShape before = work();
    move("job_1", JobState.RUNNING, JobState.PAUSING, 1);
    assertThat(work()).isEqualTo(before);
    move("job_1", JobState.PAUSING, JobState.PAUSED, 1);
    assertThat(work()).isEqualTo(before);
    move("job_1", JobState.PAUSED, JobState.QUEUED, 1);
    assertThat(work()).isEqualTo(before);

    sweeps.extend("swp_1", SPEC, List.of(planned(Role.REPORTED, 3)), Map.of());
    assertThat(work().open()).isEqualTo(Map.of(0, 3, 10, 1));
  }

  @Test
  void whatWasCancelledOrIsMissingIsNotLeft() {
    start(0, "job_1");
    start(2, "job_2");
    move("job_1", JobState.QUEUED, JobState.CANCELLED, null);
    move("job_2", JobState.QUEUED, JobState.CANCELLED, null);
    store.deleteEnded("job_2");
    assertThat(work()).isEqualTo(new WorkOfShape(0, STEPS, 0, 0, Map.of(0, 1), 0, 0));
  }

  @Test
  void allJobsThatEndedAreForgottenAtOnce() {
    start(0, "job_1");
    start(0, "job_2"); // in the place of the first
    start(2, "job_3");
    insert("job_4");
    move("job_1", JobState.QUEUED, JobState.CANCELLED, null);
    move("job_2", JobState.QUEUED, JobState.CANCELLED, null);
    store.deleteEndedOf("swp_1");
    assertThat(store.find("job_1")).isEmpty();
    assertThat(store.find("job_2")).isEmpty();
    assertThat(store.find("job_3")).isPresent();
    assertThat(store.find("job_4")).isPresent();
  }

  @Test
  void whatPilotsDecideOnStartsLater() {
    assertThat(sweeps.next("swp_1", 10)).extracting(JobOfSweep::number).containsExactly(0, 2);
    assertThat(sweeps.next("swp_1", 1)).extracting(JobOfSweep::number).containsExactly(0);
    start(0, "job_1");
    JobSpec decided = JOB.withSeed(7);
    sweeps.decide("swp_1", 1, decided);
    assertThat(sweeps.next("swp_1", 10)).extracting(job -> job.planned().spec())
        .containsExactly(decided, JOB.withSeed(2));
    assertThat(sweeps.inState("swp_1", Set.of(JobState.QUEUED, JobState.RUNNING), 5)).containsExactly("job_1");
  }

  @Test
  void goesOnWhenItIsExtendedOrTriedAgain() {
    start(0, "job_1");
    sweeps.finish("swp_1", NOON.plusSeconds(1));
    assertThat(sweeps.unfinished()).isEmpty();
    SweepSpec more = new SweepSpec("a sweep", "why", List.of(), null, null, null, null, null);
    sweeps.extend("swp_1", more, List.of(planned(Role.REPORTED, 3)), Map.of(0, new PlannedJob("curve", 5, Role.PILOT,
        "rnn", "", 20, JOB)));

    assertThat(sweeps.find("swp_1").orElseThrow().spec()).isEqualTo(more);
    assertThat(sweeps.unfinished()).containsExactly("swp_1");
    assertThat(sweeps.jobs("swp_1")).hasSize(4);
    assertThat(sweeps.jobs("swp_1").getFirst().planned().point()).isEqualTo(5);
    assertThat(sweeps.jobs("swp_1").getFirst().planned().variant()).isEmpty();

    sweeps.restart("swp_1", List.of(0));
    assertThat(sweeps.jobs("swp_1").getFirst().jobId()).isNull();
    sweeps.finish("swp_1", NOON.plusSeconds(1));
    sweeps.intend("swp_1", Intent.CANCEL);
    assertThat(sweeps.find("swp_1").orElseThrow().intent()).isEqualTo(Intent.CANCEL);
    assertThat(sweeps.find("swp_1").orElseThrow().finishedAt()).isNull();
  }

  @Test
  void listsTheNewestFirstAndForgets() {
    sweeps.insert("swp_2", "other", new SweepPlan(SPEC, List.of()), NOON);
    assertThat(sweeps.list(null, null, 5)).extracting(StoredSweep::id).containsExactly("swp_2", "swp_1");
    assertThat(sweeps.list("local", null, 5)).extracting(StoredSweep::id).containsExactly("swp_1");
    assertThat(sweeps.list(null, "swp_2", 5)).extracting(StoredSweep::id).containsExactly("swp_1");
    sweeps.delete("swp_1");
    assertThat(sweeps.list(null, null, 1)).extracting(StoredSweep::id).containsExactly("swp_2");
    assertThat(sweeps.owner("swp_2")).contains("other");
    assertThat(sweeps.owner("swp_none")).isEmpty();
    assertThat(jdbc.sql("select count(*) from sweep_job").query(Integer.class).single()).isZero();
  }
}
