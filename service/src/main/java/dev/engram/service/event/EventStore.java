package dev.engram.service.event;

import dev.engram.api.Event;
import java.util.List;

/** Where events are kept. Their ids are given in the order of their writing, which is not that of their commits. */
public interface EventStore {

  /**
   * Those of a job after one, the oldest first. All of a job's are written while its row is locked: behind none that is
   * seen comes one with a smaller id.
   */
  List<Event> ofJob(String jobId, long after, int limit);

  /** The newest of a job, the newest first. */
  List<Event> latestOfJob(String jobId, int limit);

  /** The greatest id of a job's, or 0. */
  long newestOfJob(String jobId);

  /** Those of all the jobs of a sweep after one, as far as they are seen now, the oldest first. */
  List<Event> ofSweep(String sweepId, long after, int limit);

  /** The same, up to where none with a smaller id can come any more: whoever goes on after the last misses none. */
  List<Event> settledOfSweep(String sweepId, long after, int limit);

  /** The greatest id of these, or 0. */
  long newestSettledOfSweep(String sweepId);
}
