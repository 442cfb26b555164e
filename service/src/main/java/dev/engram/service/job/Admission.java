package dev.engram.service.job;

import static java.util.Objects.requireNonNull;

import dev.engram.api.JobSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one way into the queue for new jobs. */
@Component
@Transactional
public class Admission {

  private final Capacity capacity;
  private final QueueRoom room;
  private final OwnerRoom ownerRoom;
  private final QueueOrder order;
  private final JobStore store;
  private final ExecutionQueue queue;
  private final Clock clock;

  Admission(Capacity capacity, QueueRoom room, OwnerRoom ownerRoom, QueueOrder order, JobStore store,
      ExecutionQueue queue, Clock clock) {
    this.capacity = capacity;
    this.room = room;
    this.ownerRoom = ownerRoom;
    this.order = order;
    this.store = store;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Stores a job and queues it, both or neither.
   *
   * @param resolved its spec, in which nothing that applies is absent
   * @param owner to whom it belongs
   * @param step where it begins
   * @return its id
   * @throws InvalidSpecException where it is too large
   * @throws QueueFullException where too many jobs wait
   * @throws QuotaExceededException where the owner has as much as one may have
   */
  String admit(JobSpec resolved, String owner, @Nullable String parentJobId, int step) {
    capacity.check(resolved);
    ownerRoom.take(owner, resolved, step);
    return admit(List.of(resolved), owner, null, parentJobId, step).getFirst();
  }

  /**
   * As many jobs of a sweep, which train together.
   *
   * @param resolved specs that agree in all that a pack has in common, and are not too large
   * @return their ids
   */
  public List<String> admit(List<JobSpec> resolved, String owner, String sweepId) {
    return admit(resolved, owner, sweepId, null, 0);
  }

  private List<String> admit(List<JobSpec> specs, String owner, @Nullable String sweepId, @Nullable String parentJobId,
      int step) {
    Instant now = clock.instant();
    String executionId = Ids.execution(now);
    List<String> ids = new ArrayList<>();
    List<Instant> turns = new ArrayList<>();
    for (JobSpec spec : specs) {
      room.take();
      Instant turn = order.turn(now, requireNonNull(spec.priority()));
      NewJob job = new NewJob(Ids.job(now), spec, now.truncatedTo(ChronoUnit.MILLIS), turn, executionId, owner,
          sweepId, parentJobId, step);
      store.insert(job);
      ids.add(job.id());
      turns.add(turn);
    }
    queue.enqueue(executionId, requireNonNull(specs.getFirst().device()), Collections.min(turns));
    return ids;
  }

  /** Whether so many jobs more of an owner may wait. */
  @Transactional(readOnly = true)
  public boolean hasRoom(String owner, int jobs) {
    return room.hasRoom(jobs) && ownerRoom.mayQueue(owner, jobs);
  }
}
