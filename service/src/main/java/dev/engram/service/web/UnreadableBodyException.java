package dev.engram.service.web;

import dev.engram.api.Problem.Violation;
import java.util.List;

/** A body that can't be read as the record it should be. */
final class UnreadableBodyException extends RuntimeException {

  private final transient List<Violation> violations;

  UnreadableBodyException(String detail, List<Violation> violations) {
    super(detail);
    this.violations = violations;
  }

  List<Violation> violations() {
    return violations;
  }
}
