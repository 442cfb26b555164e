package dev.engram.service.web;

import dev.engram.api.Problem.Violation;
import org.springframework.http.HttpStatus;

/** A query parameter or header that can't be read (400) or can't be met (422). */
final class InvalidParameterException extends RuntimeException {

  private final HttpStatus status;
  private final transient Violation violation;

  InvalidParameterException(HttpStatus status, String name, String detail) {
    super("The parameter %s %s.".formatted(name, detail));
    this.status = status;
    this.violation = new Violation(name, detail);
  }

  static InvalidParameterException unreadable(String name, String detail) {
    return new InvalidParameterException(HttpStatus.BAD_REQUEST, name, detail);
  }

  static InvalidParameterException outOfRange(String name, long value, long minimum, long maximum) {
    return new InvalidParameterException(HttpStatus.UNPROCESSABLE_CONTENT, name,
        "is %d; it must be at least %d and at most %d".formatted(value, minimum, maximum));
  }

  HttpStatus status() {
    return status;
  }

  Violation violation() {
    return violation;
  }
}
