package dev.engram.client;

import org.jspecify.annotations.Nullable;

/** Something answered that does not speak the contract: another service on that port, or a proxy's page. */
public final class UnexpectedAnswerException extends EngramException {

  private static final long serialVersionUID = 1L;

  UnexpectedAnswerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
