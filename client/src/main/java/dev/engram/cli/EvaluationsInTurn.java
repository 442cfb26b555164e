package dev.engram.cli;

import dev.engram.api.Evaluation;
import dev.engram.api.EvaluationRequest;
import dev.engram.client.EvaluationsApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Has trained cells evaluated, some evaluations ahead of the one that is waited for. */
final class EvaluationsInTurn {

  /** As many wait or run at once: slots are never without one, and it is less than an owner may have. */
  private static final int AHEAD = 8;

  /** The service bounds what an evaluation may cost, to most of an hour; others may be before it. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private EvaluationsInTurn() {}

  /** @param of the cell's job */
  record Wanted(EvaluationsApi of, EvaluationRequest request) {

    private Evaluation ask() {
      return of.create(request);
    }

    private Evaluation await(Evaluation asked) {
      return of.await(asked.id(), PATIENCE, now -> {});
    }
  }

  /**
   * In the order in which they are wanted.
   *
   * @param onEnded hears how many have ended
   */
  static List<Evaluation> evaluate(List<Wanted> wanted, IntConsumer onEnded) {
    List<Evaluation> asked = new ArrayList<>();
    List<Evaluation> ended = new ArrayList<>();
    for (Wanted next : wanted) {
      while (asked.size() < Math.min(wanted.size(), ended.size() + AHEAD)) {
        asked.add(wanted.get(asked.size()).ask());
      }
      ended.add(next.await(asked.get(ended.size())));
      onEnded.accept(ended.size());
    }
    return ended;
  }
}
