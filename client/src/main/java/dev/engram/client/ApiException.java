package dev.engram.client;

import dev.engram.api.Problem;
import dev.engram.api.Problem.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service answered, and the answer is a refusal or a failure. */
public abstract class ApiException extends EngramException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient @Nullable Problem problem;
  private final @Nullable Duration retryAfter;

  ApiException(Refusal refusal) {
    super(refusal.message(), null);
    this.status = refusal.status();
    this.problem = refusal.problem();
    this.retryAfter = refusal.retryAfter();
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What the service says went wrong; empty where something else answered, a proxy for instance. */
  public Optional<Problem> problem() {
    return Optional.ofNullable(problem);
  }

  /** How long the service asks to be left alone, where it says. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** The parts of the request that are wrong, all at once. */
  public List<Violation> violations() {
    return problem().map(Problem::errors).orElse(List.of());
  }
}
