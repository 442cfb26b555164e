package dev.engram.service.job;

import dev.engram.api.Problem.Violation;
import java.util.List;

/** A spec that was read and can't be run. */
public final class InvalidSpecException extends RuntimeException {

  private final transient List<Violation> violations;

  public InvalidSpecException(List<Violation> violations) {
    super("%d violations: %s".formatted(violations.size(), violations));
    this.violations = List.copyOf(violations);
  }

  public List<Violation> violations() {
    return violations;
  }
}
