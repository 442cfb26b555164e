package dev.engram.service.job;

import dev.engram.api.Diagnostics;
import dev.engram.api.EvaluationPoint;
import dev.engram.api.JobState;
import dev.engram.api.StateChange;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Where jobs are kept. */
public interface JobStore {

  /** A new job in QUEUED, with its first entry of history. */
  void insert(NewJob job);

  Optional<StoredJob> find(String id);

  /** As {@link #find}, of what an answer about a job depends on. */
  Optional<Standing> standing(String id);

  /** To whom a job belongs. */
  Optional<String> owner(String id);

  List<StoredJob> list(JobQuery query);

  /** The states that jobs went through, oldest first. */
  Map<String, List<StateChange>> histories(Collection<String> ids);

  /** All jobs that were put into the queue in this execution, the oldest first. */
  List<StoredJob> inExecution(String executionId);

  /** The executions of all jobs that a worker has, or had when it was lost. */
  List<String> executionsWithWorkers();

  /** How many queued jobs would start before one that has this turn; empty where they are {@code limit} or more. */
  OptionalInt queuedAhead(String id, Instant turn, int limit);

  /** The ids of the queued jobs that would start first, in their order. */
  List<String> queuedFirst(int limit);

  /**
   * How many jobs of an owner are in one of these states, counted up to a limit.
   *
   * @param butNotIn of an execution that does not count
   */
  int countOf(String owner, Collection<JobState> states, String butNotIn, int limit);

  /** How many steps are still to be trained of all that an owner has submitted. */
  long stepsAhead(String owner);

  /** How many jobs wait, counted up to a limit. */
  int countQueued(int limit);

  /**
   * One guarded update and one entry of history; RUNNING raises the attempt.
   *
   * @return whether the job was as the transition wants it
   */
  boolean apply(String id, Transition transition, Instant at);

  /**
   * Removes a job that has ended, with all that is known of it.
   *
   * @return whether there was one
   */
  boolean deleteEnded(String id);

  /** Removes all jobs that a sweep ever had and that have ended, with all that is known of them. */
  void deleteEndedOf(String sweepId);

  /** Keeps a line as an event of a job; nothing where there is no such job. */
  void log(String id, LogLine line, Instant at);

  /** Counts a lost worker. */
  void countRestart(String id);

  /**
   * Progress, metrics and looks into the cell of a running attempt in one transaction. Points and looks take the place of
   * those of the same steps, so that a write that may have failed can be made again.
   *
   * @return the job's state; empty where the job no longer belongs to the attempt, and then nothing was written
   */
  Optional<JobState> record(String id, int attempt, ProgressUpdate progress, List<MetricPoint> points,
      List<Diagnostics> looks);

  /**
   * Puts a running attempt back to a step: its metrics of later steps, and the looks into its cell, are forgotten.
   *
   * @param latest the last evaluation up to that step
   * @param best the best one up to that step
   * @return whether the job still belongs to the attempt; else nothing was done
   */
  boolean rewind(String id, int attempt, int step, @Nullable EvaluationPoint latest, @Nullable EvaluationPoint best);

  /** All points of some metrics from one step to another, both included, in the order of steps and of the keys. */
  List<MetricPoint> metrics(String id, Collection<MetricKey> keys, int fromStep, int toStep);

  /** The last step any metric is known for, or 0. */
  int lastMetricStep(String id);

  /** The looks into a job's cell after a step, in their order; their clipping rates are left out. */
  List<Diagnostics> looks(String id, int afterStep, int limit);

  /** The step of the newest look into a job's cell. */
  OptionalInt newestLook(String id);

  /** Jobs that trained on a device of this name, newest first: what speeds are estimated from. */
  List<StoredJob> trainedOn(String device, int limit);

  /** How many there are in each state; a state that no job is in is left out. */
  Map<JobState, Long> countByState();

  /** How many jobs wait, and since when the oldest does. */
  QueueState queue();

  /**
   * A job without its contents.
   *
   * @param version another one after each write
   */
  record Standing(long version, JobState state, Instant turn) {}

  /** Jobs that wait. */
  record QueueState(long depth, Optional<Instant> oldest) {}
}
