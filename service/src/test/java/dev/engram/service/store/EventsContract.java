package dev.engram.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Event;
import dev.engram.api.EventType;
import dev.engram.api.JobState;
import dev.engram.service.event.EventStore;
import dev.engram.service.job.LogLine;
import dev.engram.service.job.LogLine.Level;
import dev.engram.service.job.NewJob;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What every database must do to keep events. */
abstract class EventsContract extends StoreContract {

  private static final String SWEEP = "swp_1";

  @Autowired
  private EventStore events;

  @Autowired
  private PlatformTransactionManager transactions;

  private void insertOfSweep(String id) {
    store.insert(
        new NewJob(id, StoredSpecs.of(StoredSpecs.RNN, 0, Map.of()), NOON, NOON, "exe_1", "local", SWEEP, null, 0));
  }

  private static List<String> told(List<Event> found) {
    return found.stream().map(event -> event.jobId() + " " + event.data().get("state")).toList();
  }

  private <T> T meanwhile(Supplier<T> action) {
    TransactionTemplate another = new TransactionTemplate(transactions);
    another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return Objects.requireNonNull(another.execute(status -> action.get()));
  }

  @Test
  void listsThoseOfAJobTheOldestFirst() {
    running("job_1");
    running("job_2");
    move("job_1", JobState.RUNNING, JobState.SUCCEEDED, 1);

    List<Event> all = events.ofJob("job_1", 0, 10);

    assertThat(told(all)).containsExactly("job_1 QUEUED", "job_1 RUNNING", "job_1 SUCCEEDED");
    assertThat(all.get(1)).isEqualTo(new Event(all.get(1).id(), NOON, "job_1", EventType.STATE, all.get(1).data()));
    assertThat(all.get(1).data()).containsEntry("message", "on cpu").containsEntry("at", NOON.toString());
    long first = Objects.requireNonNull(all.getFirst().id());
    assertThat(events.ofJob("job_1", first, 10)).isEqualTo(all.subList(1, 3));
    assertThat(events.ofJob("job_1", first, 1)).isEqualTo(all.subList(1, 2));
    assertThat(events.latestOfJob("job_1", 10)).isEqualTo(all.reversed());
    assertThat(events.latestOfJob("job_1", 2)).isEqualTo(List.of(all.get(2), all.get(1)));
    assertThat(events.ofJob("job_none", 0, 10)).isEmpty();
    assertThat(events.newestOfJob("job_1")).isEqualTo(all.getLast().id());
    assertThat(events.newestOfJob("job_none")).isZero();
  }

  @Test
  void keepsWhatIsSaidOfAJob() {
    insert("job_1");
    store.log("job_1", new LogLine(Level.WARN, "it's \"odd\""), NOON);
    store.log("job_none", new LogLine(Level.INFO, "nobody's"), NOON);

    Event said = events.ofJob("job_1", 0, 10).getLast();

    assertThat(said)
        .isEqualTo(
            new Event(said.id(), NOON, "job_1", EventType.LOG, Map.of("level", "warn", "message", "it's \"odd\"")));
    assertThat(events.ofJob("job_none", 0, 10)).isEmpty();
    assertThat(history("job_1")).hasSize(1);
  }

  @Test
  void listsThoseOfAllJobsOfASweep() {
    insertOfSweep("job_2");
    insert("job_3");
    insertOfSweep("job_1");
    start("job_2");

    List<Event> all = events.ofSweep(SWEEP, 0, 10);

    assertThat(told(all)).containsExactly("job_2 QUEUED", "job_1 QUEUED", "job_2 RUNNING");
    assertThat(events.settledOfSweep(SWEEP, 0, 10)).isEqualTo(all);
    assertThat(events.settledOfSweep(SWEEP, Objects.requireNonNull(all.getFirst().id()), 1))
        .isEqualTo(all.subList(1, 2));
    assertThat(events.ofSweep("swp_none", 0, 10)).isEmpty();
    assertThat(events.newestSettledOfSweep(SWEEP)).isEqualTo(all.getLast().id());
    assertThat(events.newestSettledOfSweep("swp_none")).isZero();
  }

  /** Else whoever goes on after the later id would never hear of the earlier one. */
  @Test
  void oneThatIsCommittedLateIsToldBeforeThoseWithGreaterIds() {
    insertOfSweep("job_1");
    insertOfSweep("job_2");
    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      start("job_1");
      assertThat(meanwhile(() -> start("job_2"))).isTrue();
      assertThat(told(meanwhile(() -> events.ofSweep(SWEEP, 0, 10)))).endsWith("job_2 RUNNING").hasSize(3);
      assertThat(told(meanwhile(() -> events.settledOfSweep(SWEEP, 0, 10)))).doesNotContain("job_2 RUNNING");
      long late = Objects.requireNonNull(events.ofSweep(SWEEP, 0, 10).getLast().id());
      assertThat(meanwhile(() -> events.newestSettledOfSweep(SWEEP))).isLessThan(late);
    });
    assertThat(told(events.settledOfSweep(SWEEP, 0, 10)))
        .containsExactly("job_1 QUEUED", "job_2 QUEUED", "job_1 RUNNING", "job_2 RUNNING");
  }

  @Test
  void onesThatAreUndoneHoldUpNobody() {
    insertOfSweep("job_1");
    insertOfSweep("job_2");
    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      start("job_1");
      status.setRollbackOnly();
    });
    start("job_2");
    assertThat(told(events.settledOfSweep(SWEEP, 0, 10)))
        .containsExactly("job_1 QUEUED", "job_2 QUEUED", "job_2 RUNNING");
  }
}
