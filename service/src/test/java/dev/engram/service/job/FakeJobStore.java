package dev.engram.service.job;

import dev.engram.api.Diagnostics;
import dev.engram.api.EvaluationPoint;
import dev.engram.api.JobState;
import dev.engram.api.StateChange;
import dev.engram.service.job.Transition.Claim;
import dev.engram.service.job.Transition.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Jobs in memory; what the rules of their states ask of a store, and no more. */
final class FakeJobStore implements JobStore {

  private final Map<String, StoredJob> jobs = new LinkedHashMap<>();
  final List<StateChange> changes = new ArrayList<>();
  final List<Integer> rewoundTo = new ArrayList<>();
  final List<Claim> claims = new ArrayList<>();
  int counted;
  Runnable whileCounting = () -> {};

  final List<LogLine> log = new ArrayList<>();

  final Map<String, List<StateChange>> histories = new LinkedHashMap<>();

  /** What another thread does just before the next transition is tried. */
  @Nullable
  Runnable meanwhile;

  void put(StoredJob job) {
    jobs.put(job.id(), job);
  }

  @Override
  public Optional<StoredJob> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  @Override
  public Optional<Standing> standing(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void log(String id, LogLine line, Instant at) {
    log.add(line);
  }

  @Override
  public boolean apply(String id, Transition transition, Instant at) {
    Runnable interference = meanwhile;
    if (interference != null) {
      meanwhile = null;
      interference.run();
    }
    StoredJob job = jobs.get(id);
    if (job == null || job.state() != transition.from()) {
      return false;
    }
    if (transition.attempt() != null && transition.attempt() != job.attempt()) {
      return false;
    }
    if (transition.claim() != null && !transition.claim().executionId().equals(job.executionId())) {
      return false;
    }
    put(after(job, transition, at));
    if (transition.claim() != null) {
      claims.add(transition.claim());
    }
    changes.add(new StateChange(transition.to(), at, transition.message()));
    return true;
  }

  @Override
  public int countOf(String owner, Collection<JobState> states, String butNotIn, int limit) {
    return Math.toIntExact(jobs.values()
        .stream()
        .filter(job -> job.owner().equals(owner) && states.contains(job.state())
            && !job.executionId().equals(butNotIn))
        .limit(limit)
        .count());
  }

  @Override
  public long stepsAhead(String owner) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> owner(String id) {
    return find(id).map(StoredJob::owner);
  }

  @Override
  public boolean deleteEnded(String id) {
    StoredJob job = jobs.get(id);
    return job != null && job.state().terminal() && jobs.remove(id) != null;
  }

  @Override
  public void deleteEndedOf(String sweepId) {
    jobs.values().removeIf(job -> job.state().terminal() && sweepId.equals(job.sweepId()));
  }

  private static StoredJob after(StoredJob job, Transition transition, Instant at) {
    Claim claim = transition.claim();
    Ending ending = Objects.requireNonNullElse(transition.ending(), Ending.NONE);
    JobState to = transition.to();
    return new StoredJob(job.id(), to, null, ending.stopReason(), ending.error(), job.spec(), null, null,
        job.attempt() + (to == JobState.RUNNING ? 1 : 0), job.restarts(), job.version() + 1, job.step(),
        job.stepsPerSecond(), null, null, null, ending.result(), claim == null ? job.device() : claim.device(), null,
        job.createdAt(), null, to.terminal() ? at : null, job.runningMillis(), job.turn(),
        Objects.requireNonNullElse(transition.executionId(), job.executionId()), job.owner(), null, null);
  }

  @Override
  public void countRestart(String id) {
    StoredJob job = Objects.requireNonNull(jobs.get(id));
    put(StoredJobs.withRestarts(job, job.restarts() + 1));
  }

  @Override
  public List<StoredJob> trainedOn(String device, int limit) {
    return jobs.values().stream().filter(job -> device.equals(job.device())).limit(limit).toList();
  }

  @Override
  public List<StoredJob> inExecution(String executionId) {
    return jobs.values().stream().filter(job -> job.executionId().equals(executionId)).toList();
  }

  @Override
  public boolean rewind(String id, int attempt, int step, @Nullable EvaluationPoint latest,
      @Nullable EvaluationPoint best) {
    rewoundTo.add(step);
    return true;
  }

  @Override
  public List<String> executionsWithWorkers() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int countQueued(int limit) {
    counted++;
    whileCounting.run();
    return Math.min(limit, jobs.size());
  }

  @Override
  public void insert(NewJob job) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<StoredJob> list(JobQuery query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, List<StateChange>> histories(Collection<String> ids) {
    return histories;
  }

  @Override
  public List<String> queuedFirst(int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public OptionalInt queuedAhead(String id, Instant turn, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<JobState> record(String id, int attempt, ProgressUpdate progress, List<MetricPoint> points,
      List<Diagnostics> looks) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<MetricPoint> metrics(String id, Collection<MetricKey> keys, int fromStep, int toStep) {
    throw new UnsupportedOperationException();
  }

  @Override
  public OptionalInt newestLook(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Diagnostics> looks(String id, int afterStep, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int lastMetricStep(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<JobState, Long> countByState() {
    throw new UnsupportedOperationException();
  }

  @Override
  public QueueState queue() {
    throw new UnsupportedOperationException();
  }
}
