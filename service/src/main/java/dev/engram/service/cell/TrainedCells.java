package dev.engram.service.cell;

import dev.engram.service.cell.WhichWeights.Best;
import dev.engram.service.cell.WhichWeights.Last;
import dev.engram.service.cell.WhichWeights.OfStep;
import dev.engram.service.job.Checkpoints;
import dev.engram.service.job.Checkpoints.Loaded;
import dev.engram.service.job.JobNotFoundException;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.StoredJob;
import dev.engram.training.loop.EvaluationResult;
import dev.engram.training.loop.RunCheckpoint;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the cells of jobs in their checkpoints. */
@Component
public class TrainedCells {

  private final JobStore store;
  private final Checkpoints checkpoints;

  TrainedCells(JobStore store, Checkpoints checkpoints) {
    this.store = store;
    this.checkpoints = checkpoints;
  }

  /**
   * The cell of a job.
   *
   * @throws NoWeightsException where there are no such weights
   * @throws dev.engram.service.job.DeletedException where there are none any more
   */
  @Transactional(readOnly = true)
  public TrainedCell find(String jobId, WhichWeights which) {
    StoredJob job = store.find(jobId).orElseThrow(() -> new JobNotFoundException(jobId));
    job.requireCheckpoints();
    return switch (which) {
      case Best best -> best(newest(jobId)).map(run -> ofBest(job, run))
          .orElseThrow(() -> new NoWeightsException(
              "Job %s has no best weights yet: its first checkpoint after an evaluation has them.".formatted(jobId)));
      case Last last -> cell(job, newest(jobId));
      case OfStep(int step) -> ofStep(job, step);
    };
  }

  private RunCheckpoint newest(String jobId) {
    return checkpoints.newest(jobId)
        .loaded()
        .map(Loaded::run)
        .orElseThrow(() -> new NoWeightsException(
            "Job %s has no weights yet: its first checkpoint has them.".formatted(jobId)));
  }

  private TrainedCell ofStep(StoredJob job, int step) {
    return checkpoints.at(job.id(), step)
        .map(loaded -> cell(job, loaded.run()))
        .or(() -> best(newest(job.id())).filter(run -> bestStep(run) == step).map(run -> ofBest(job, run)))
        .orElseThrow(() -> new NoWeightsException(
            "Job %s has no weights of step %d: there are those of its checkpoints, and the best ones."
                .formatted(job.id(), step)));
  }

  private static Optional<RunCheckpoint> best(RunCheckpoint run) {
    return Optional.of(run).filter(one -> one.best().isPresent());
  }

  private static int bestStep(RunCheckpoint run) {
    return run.best().map(EvaluationResult::step).orElseThrow();
  }

  private static TrainedCell ofBest(StoredJob job, RunCheckpoint run) {
    return new TrainedCell(job.id(), job.spec(), bestStep(run), run.bestWeights());
  }

  private static TrainedCell cell(StoredJob job, RunCheckpoint run) {
    return new TrainedCell(job.id(), job.spec(), run.step(), run.weights());
  }
}
