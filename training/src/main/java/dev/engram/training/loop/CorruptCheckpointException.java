package dev.engram.training.loop;

/** Bytes that are no checkpoint; its message says why, as the rest of "a checkpoint can't be read: …". */
public final class CorruptCheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CorruptCheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
