package dev.engram.service.sweep;

import dev.engram.api.JobSpec;
import dev.engram.api.JobState;
import dev.engram.api.SweepSpec;
import dev.engram.service.sweep.StoredSweep.Intent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where sweeps are kept. */
public interface SweepStore {

  void insert(String id, String owner, SweepPlan plan, Instant at);

  /**
   * More jobs of a sweep, which goes on with them.
   *
   * @param relabelled the point and the variant that known jobs have now, by their numbers
   */
  void extend(String id, SweepSpec spec, List<PlannedJob> added, Map<Integer, PlannedJob> relabelled);

  Optional<StoredSweep> find(String id);

  /** The same, and nobody else may change it until the transaction ends. */
  Optional<StoredSweep> lock(String id);

  /**
   * The newest first.
   *
   * @param owner null: everybody's
   */
  List<StoredSweep> list(@Nullable String owner, @Nullable String before, int limit);

  /** To whom a sweep belongs. */
  Optional<String> owner(String id);

  /** The ids of those with something left to do, the oldest first. */
  List<String> unfinished();

  SweepStatus status(String id);

  /** What its jobs have trained and have left, by shapes. */
  List<WorkOfShape> work(String id);

  /** What some of its jobs are, by their numbers. */
  Map<Integer, JobSpec> specs(String id, Collection<Integer> numbers);

  /** All it consists of, in the order of their numbers. */
  List<JobOfSweep> jobs(String id);

  /** Those that are not in the queue yet, and of which it is known what they are. */
  List<JobOfSweep> next(String id, int limit);

  /** The ids of its jobs that are in one of these states. */
  List<String> inState(String id, Collection<JobState> states, int limit);

  void started(String id, int number, String jobId);

  /** The rate of a job that pilots have decided on. */
  void decide(String id, int number, JobSpec spec);

  /** These are to be put into the queue once more. */
  void restart(String id, Collection<Integer> numbers);

  void intend(String id, Intent intent);

  void finish(String id, Instant at);

  /** Removes a sweep; its jobs stay. */
  void delete(String id);
}
