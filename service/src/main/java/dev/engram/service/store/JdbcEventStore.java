package dev.engram.service.store;

import dev.engram.api.Event;
import dev.engram.service.event.EventStore;
import java.util.List;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Events in SQL. */
@Repository
@Transactional(readOnly = true)
class JdbcEventStore implements EventStore {

  private final JobEvents events;
  private final SettledEvents settled;

  JdbcEventStore(JobEvents events, SettledEvents settled) {
    this.events = events;
    this.settled = settled;
  }

  @Override
  public List<Event> ofJob(String jobId, long after, int limit) {
    return events.ofJob(jobId, after, limit);
  }

  @Override
  public List<Event> latestOfJob(String jobId, int limit) {
    return events.latestOfJob(jobId, limit);
  }

  @Override
  public long newestOfJob(String jobId) {
    return events.newestOfJob(jobId);
  }

  @Override
  public List<Event> ofSweep(String sweepId, long after, int limit) {
    return events.ofSweep(sweepId, after, Long.MAX_VALUE, limit);
  }

  /** In statements of their own: what is settled by the first, the second must see. */
  @Override
  public List<Event> settledOfSweep(String sweepId, long after, int limit) {
    return events.ofSweep(sweepId, after, settled.upTo(), limit);
  }

  @Override
  public long newestSettledOfSweep(String sweepId) {
    return events.newestOfSweep(sweepId, settled.upTo());
  }
}
