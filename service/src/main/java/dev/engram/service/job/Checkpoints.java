package dev.engram.service.job;

import static java.util.Objects.requireNonNull;

import dev.engram.api.Checkpoint;
import dev.engram.api.Checkpoint.Kept;
import dev.engram.api.Fingerprint;
import dev.engram.service.job.CheckpointStore.Placed;
import dev.engram.service.job.CheckpointStore.StoredCheckpoint;
import dev.engram.training.loop.CheckpointFormat;
import dev.engram.training.loop.CorruptCheckpointException;
import dev.engram.training.loop.EvaluationResult;
import dev.engram.training.loop.RunCheckpoint;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The checkpoints of jobs: which are kept, and which can be trusted. */
@Component
public class Checkpoints {

  private static final int NEWEST_KEPT = 2;
  private static final Duration[] BUCKETS = IntStream.of(1, 5, 10, 50, 100, 500, 1000, 5000, 30_000)
      .mapToObj(Duration::ofMillis)
      .toArray(Duration[]::new);

  private final CheckpointStore store;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Timer saving;
  private final DistributionSummary size;

  Checkpoints(CheckpointStore store, TransactionOperations transaction, MeterRegistry meters, Clock clock) {
    this.store = store;
    this.transaction = transaction;
    this.clock = clock;
    this.saving = Timer.builder("engram.checkpoint.time")
        .description("Time to write a checkpoint of a running job into the store")
        .serviceLevelObjectives(BUCKETS)
        .register(meters);
    this.size = DistributionSummary.builder("engram.checkpoint.size")
        .description("Bytes of a checkpoint of a running job")
        .baseUnit("bytes")
        .register(meters);
  }

  /** A checkpoint that was read whole, with what is known of it. */
  public record Loaded(StoredCheckpoint stored, RunCheckpoint run) {}

  /**
   * The newest checkpoint that can be trusted, where there is one.
   *
   * @param corrupt the steps of newer ones that can't
   */
  public record Newest(Optional<Loaded> loaded, List<Integer> corrupt) {

    /** The step that a job goes on after; 0 where it has none. */
    int step() {
      return loaded.map(found -> found.run().step()).orElse(0);
    }
  }

  /**
   * Keeps a checkpoint of a running attempt, and of the others only the one before and the best. What takes long, the
   * bytes and the file, is done before the job's row is locked.
   *
   * @return whether the job still belongs to the attempt; else nothing was written
   */
  public boolean save(StoredJob job, Fingerprint fingerprint, RunCheckpoint run) {
    return saving.record(() -> write(job, fingerprint, run));
  }

  private boolean write(StoredJob job, Fingerprint fingerprint, RunCheckpoint run) {
    byte[] content = CheckpointFormat.write(run);
    size.record(content.length);
    StoredCheckpoint described = describe(run, content, fingerprint);
    Placed placed = store.place(job.id(), job.attempt(), run.step(), content);
    boolean saved = requireNonNull(transaction.execute(status -> {
      if (!store.save(job.id(), job.attempt(), described, placed)) {
        return false;
      }
      removeSuperfluous(job.id());
      return true;
    }));
    if (!saved) {
      store.discard(placed);
    }
    return saved;
  }

  private void removeSuperfluous(String jobId) {
    List<StoredCheckpoint> all = store.list(jobId);
    Map<Integer, Kept> kept = kept(all);
    store.remove(jobId, all.stream().map(StoredCheckpoint::step).filter(step -> !kept.containsKey(step)).toList());
  }

  /** The checkpoint that a new job begins with, in the transaction that makes the job. */
  void saveFirst(String jobId, Fingerprint fingerprint, RunCheckpoint run) {
    byte[] content = CheckpointFormat.write(run);
    store.saveFirst(jobId, describe(run, content, fingerprint), store.place(jobId, 0, run.step(), content));
  }

  private StoredCheckpoint describe(RunCheckpoint run, byte[] content, Fingerprint fingerprint) {
    return new StoredCheckpoint(run.step(), clock.instant().truncatedTo(ChronoUnit.MILLIS),
        run.latest().map(EvaluationResult::loss).filter(Double::isFinite).orElse(null),
        run.latest().map(EvaluationResult::accuracy).orElse(null), content.length, Sha256.of(content),
        fingerprint);
  }

  /** Where a job goes on: its newest checkpoint, or the one before where that one is corrupt. */
  @Transactional(readOnly = true)
  public Newest newest(String jobId) {
    return newest(jobId, Integer.MAX_VALUE);
  }

  /** As {@link #newest(String)}, of those up to a step. */
  @Transactional(readOnly = true)
  Newest newest(String jobId, int upTo) {
    List<Integer> corrupt = new ArrayList<>();
    for (StoredCheckpoint stored : store.list(jobId)) {
      if (stored.step() > upTo) {
        continue;
      }
      Optional<Loaded> loaded = load(jobId, stored);
      if (loaded.isPresent()) {
        return new Newest(loaded, corrupt);
      }
      corrupt.add(stored.step());
    }
    return new Newest(Optional.empty(), corrupt);
  }

  /** The checkpoint of a step, where there is one that can be trusted. */
  @Transactional(readOnly = true)
  public Optional<Loaded> at(String jobId, int step) {
    return store.list(jobId)
        .stream()
        .filter(stored -> stored.step() == step)
        .findFirst()
        .flatMap(stored -> load(jobId, stored));
  }

  /** How many weights its newest checkpoint has; empty where it has none that can be trusted. */
  @Transactional(readOnly = true)
  public OptionalInt weights(String jobId) {
    return newest(jobId).loaded()
        .map(loaded -> OptionalInt.of(loaded.run().weights().length))
        .orElseGet(OptionalInt::empty);
  }

  /** The job goes on from a step: those of later ones are of no more use, be they corrupt or not. */
  @Transactional
  void forgetAfter(String jobId, int step) {
    store.remove(jobId, store.list(jobId).stream().map(StoredCheckpoint::step).filter(one -> one > step).toList());
  }

  /** Empty where its bytes are not those that were written. */
  Optional<Loaded> load(String jobId, StoredCheckpoint stored) {
    Optional<byte[]> content = store.content(jobId, stored.step());
    if (content.isEmpty() || !Sha256.of(content.get()).equals(stored.sha256())) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Loaded(stored, CheckpointFormat.read(content.get())));
    } catch (CorruptCheckpointException ofAnotherVersion) {
      return Optional.empty();
    }
  }

  /** The newest first. */
  @Transactional(readOnly = true)
  public List<Checkpoint> list(String jobId) {
    List<StoredCheckpoint> all = store.list(jobId);
    Map<Integer, Kept> kept = kept(all);
    return all.stream()
        .filter(one -> kept.containsKey(one.step()))
        .map(one -> new Checkpoint(one.step(), one.createdAt(), one.loss(), one.accuracy(), one.bytes(), one.sha256(),
            requireNonNull(kept.get(one.step()))))
        .toList();
  }

  @Transactional(readOnly = true)
  List<StoredCheckpoint> stored(String jobId) {
    return store.list(jobId);
  }

  /** Of the steps of those to keep, why. */
  private static Map<Integer, Kept> kept(List<StoredCheckpoint> newestFirst) {
    Map<Integer, Kept> kept = new HashMap<>();
    newestFirst.stream()
        .filter(one -> one.accuracy() != null)
        .max(Comparator.comparing((StoredCheckpoint one) -> requireNonNull(one.accuracy()))
            .thenComparing(StoredCheckpoint::step)) // of equals the later, as everywhere
        .ifPresent(best -> kept.put(best.step(), Kept.BEST));
    newestFirst.stream().limit(NEWEST_KEPT).forEach(one -> kept.put(one.step(), Kept.LAST));
    return kept;
  }
}
