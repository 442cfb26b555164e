package dev.engram.client;

import org.jspecify.annotations.Nullable;

/** A call that failed; the message is one sentence for a person. */
public abstract class EngramException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EngramException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
