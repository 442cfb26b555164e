package dev.engram.cli;

import static java.util.Objects.requireNonNull;

import dev.engram.api.Evaluation;
import dev.engram.api.EvaluationRequest;
import dev.engram.api.EvaluationState;
import dev.engram.client.ApiException;
import dev.engram.client.ConflictException;
import dev.engram.client.EvaluationsApi;
import dev.engram.client.NotFoundException;
import dev.engram.client.ServiceUnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has trained cells evaluated, some evaluations ahead of the one that is waited for, so that slots are never without. */
final class EvaluationsInTurn {

  private static final int AHEAD = 8;

  /** The service bounds what an evaluation may cost, to most of an hour; others may be before it. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Consumer<List<Outcome>> onEnded;
  private final Deque<Supplier<Outcome>> open = new ArrayDeque<>();
  private final List<Outcome> ended = new ArrayList<>();

  private EvaluationsInTurn(Consumer<List<Outcome>> onEnded) {
    this.onEnded = onEnded;
  }

  /** @param of the cell's job */
  record Wanted(EvaluationsApi of, EvaluationRequest request) {}

  /** One of the two. */
  record Outcome(@Nullable Evaluation evaluation, @Nullable ApiException refusal) {

    Evaluation orThrow() {
      if (evaluation == null) {
        throw requireNonNull(refusal);
      }
      return evaluation;
    }

    boolean succeeded() {
      return evaluation != null && evaluation.state() == EvaluationState.SUCCEEDED;
    }
  }

  /**
   * In the order in which they are wanted. A cell that is gone, or has no weights, keeps no other from being evaluated.
   *
   * @param onEnded hears of all that have ended, at first of none
   */
  static List<Outcome> evaluate(List<Wanted> wanted, Consumer<List<Outcome>> onEnded) {
    EvaluationsInTurn turns = new EvaluationsInTurn(onEnded);
    onEnded.accept(List.of());
    for (Wanted next : wanted) {
      if (turns.open.size() == AHEAD) {
        turns.awaitOldest();
      }
      turns.open.add(turns.ask(next));
    }
    while (!turns.open.isEmpty()) {
      turns.awaitOldest();
    }
    return turns.ended;
  }

  private Supplier<Outcome> ask(Wanted wanted) {
    while (true) {
      try {
        Evaluation asked = wanted.of.create(wanted.request);
        return () -> new Outcome(wanted.of.await(asked.id(), PATIENCE, now -> {}), null);
      } catch (NotFoundException | ConflictException e) {
        return () -> new Outcome(null, e);
      } catch (ServiceUnavailableException e) {
        if (open.isEmpty()) {
          throw e;
        }
        awaitOldest(); // an owner may have fewer of them at once
      }
    }
  }

  private void awaitOldest() {
    ended.add(open.remove().get());
    onEnded.accept(ended);
  }
}
