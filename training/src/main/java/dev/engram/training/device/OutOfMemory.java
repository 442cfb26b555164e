package dev.engram.training.device;

import ai.djl.engine.EngineException;
import java.util.Locale;

/** Recognizes that a device had no memory left, which the engine tells only by a message. */
public final class OutOfMemory {

  private OutOfMemory() {}

  public static boolean isCauseOf(Throwable thrown) {
    return switch (thrown) {
      case OutOfMemoryError error -> true;
      case EngineException exception -> {
        String message = String.valueOf(exception.getMessage()).toLowerCase(Locale.ROOT);
        yield message.contains("out of memory") || message.contains("can't allocate memory");
      }
      default -> false;
    };
  }
}
