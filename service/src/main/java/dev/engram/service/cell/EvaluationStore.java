package dev.engram.service.cell;

import dev.engram.api.Evaluation;
import dev.engram.api.EvaluationState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where evaluations are kept. One goes with its job. */
public interface EvaluationStore {

  void insert(Evaluation evaluation);

  Optional<Evaluation> find(String id);

  /** Those of a job, the newest first, older than one of them. */
  List<Evaluation> list(String jobId, @Nullable String before, int limit);

  /** How many have not ended, by state. */
  Map<EvaluationState, Long> countOpen();

  /** How many of an owner's jobs have not ended. */
  int countOpen(String owner);

  /** @return whether there is such an evaluation that has not ended */
  boolean begin(String id);

  /**
   * Ends one that has not ended.
   *
   * @param loss null where it is not finite
   */
  void succeed(String id, int step, double accuracy, @Nullable Double loss, Instant at);

  /** Ends one that has not ended. */
  void fail(String id, String error, Instant at);
}
