package dev.engram.service.job;

import static java.util.Objects.requireNonNull;

import dev.engram.api.JobSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one way into the queue for new jobs. */
@Component
@Transactional
class Admission {

  private final Capacity capacity;
  private final QueueRoom room;
  private final QueueOrder order;
  private final JobStore store;
  private final ExecutionQueue queue;
  private final Clock clock;

  Admission(Capacity capacity, QueueRoom room, QueueOrder order, JobStore store, ExecutionQueue queue, Clock clock) {
    this.capacity = capacity;
    this.room = room;
    this.order = order;
    this.store = store;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Stores a job and queues it, both or neither.
   *
   * @param resolved its spec, in which nothing that applies is absent
   * @param step where it begins
   * @return its id
   * @throws InvalidSpecException where it is too large
   * @throws QueueFullException where too many jobs wait
   */
  String admit(JobSpec resolved, @Nullable String parentJobId, int step) {
    capacity.check(resolved);
    room.take();
    Instant now = clock.instant();
    Instant turn = order.turn(now, requireNonNull(resolved.priority()));
    NewJob job = new NewJob(Ids.job(now), resolved, now.truncatedTo(ChronoUnit.MILLIS), turn, Ids.execution(now),
        parentJobId,
        step);
    store.insert(job);
    queue.enqueue(job.executionId(), requireNonNull(resolved.device()), turn);
    return job.id();
  }
}
