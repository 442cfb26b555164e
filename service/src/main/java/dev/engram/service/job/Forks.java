package dev.engram.service.job;

import static java.util.Objects.requireNonNull;

import dev.engram.api.ForkRequest;
import dev.engram.api.JobSpec;
import dev.engram.api.Problem.Violation;
import dev.engram.service.job.CheckpointStore.StoredCheckpoint;
import dev.engram.service.job.Checkpoints.Loaded;
import dev.engram.training.loop.RunCheckpoint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * New jobs that begin where another one stood: with its weights, and with its optimizer's state where they have the same
 * kind of optimizer. What was measured stays the other job's own: a fork is judged by its own evaluations alone.
 */
@Component
@Transactional
class Forks {

  private final JobStore store;
  private final Checkpoints checkpoints;
  private final JobSpecResolver resolver;
  private final Admission admission;

  Forks(JobStore store, Checkpoints checkpoints, JobSpecResolver resolver, Admission admission) {
    this.store = store;
    this.checkpoints = checkpoints;
    this.resolver = resolver;
    this.admission = admission;
  }

  /**
   * Stores a fork and queues it.
   *
   * @param owner to whom it belongs, whoever has the other one
   * @return its id
   * @throws InvalidSpecException with every violation
   * @throws DeletedException where the other one has no checkpoints any more
   */
  String fork(String parentId, ForkRequest request, String owner) {
    StoredJob parent = store.find(parentId).orElseThrow(() -> new JobNotFoundException(parentId));
    Violations violations = new Violations();
    parent.requireCheckpoints();
    Optional<Loaded> found = checkpoint(parentId, request.checkpointStep(), violations);
    violations.throwIfAny();
    Loaded from = found.orElseThrow();
    JobSpec spec = ForkSpec.of(parent.spec(), request, from.stored().step(), violations);
    violations.throwIfAny();
    JobSpec resolved = resolve(spec);
    String id = admission.admit(resolved, owner, parentId, from.stored().step());
    checkpoints.saveFirst(id, from.stored().fingerprint(), start(from.run(), parent.spec(), resolved));
    return id;
  }

  /** What is wrong with the spec now comes from the overrides. */
  private JobSpec resolve(JobSpec spec) {
    try {
      return resolver.resolve(spec);
    } catch (InvalidSpecException invalid) {
      throw new InvalidSpecException(invalid.violations()
          .stream()
          .map(violation -> new Violation("/overrides" + violation.pointer(), violation.detail()))
          .toList());
    }
  }

  private Optional<Loaded> checkpoint(String parentId, @Nullable Integer step, Violations violations) {
    List<StoredCheckpoint> all = checkpoints.stored(parentId);
    String pointer = "/checkpointStep";
    if (all.isEmpty()) {
      violations.add(pointer, "can't be given or chosen: job %s has no checkpoint yet".formatted(parentId));
      return Optional.empty();
    }
    if (step == null) {
      Optional<Loaded> newest = checkpoints.newest(parentId).loaded();
      if (newest.isEmpty()) {
        violations.add(pointer, "can't be chosen: no checkpoint of job %s can be read".formatted(parentId));
      }
      return newest;
    }
    Optional<StoredCheckpoint> wanted = all.stream().filter(one -> one.step() == step).findFirst();
    if (wanted.isEmpty()) {
      violations.add(pointer, "is %d; there are checkpoints of the steps %s".formatted(step,
          all.stream().map(StoredCheckpoint::step).sorted().toList()));
      return Optional.empty();
    }
    Optional<Loaded> loaded = checkpoints.load(parentId, wanted.get());
    if (loaded.isEmpty()) {
      violations.add(pointer, "is %d; that checkpoint can't be read any more".formatted(step));
    }
    return loaded;
  }

  private static RunCheckpoint start(RunCheckpoint parent, JobSpec before, JobSpec after) {
    boolean sameKind = requireNonNull(before.optimizer()).type().equals(requireNonNull(after.optimizer()).type());
    return new RunCheckpoint(parent.step(), parent.weights(), sameKind ? parent.optimizerState() : List.of(), 0,
        Optional.empty(), Optional.empty(), new double[0], new double[0], new double[0]);
  }
}
