package dev.engram.training.device;

/** PyTorch's natives can't be loaded into this process; the message says which and why. */
public final class EngineNotLoadedException extends RuntimeException {

  EngineNotLoadedException(String message, Throwable cause) {
    super(message, cause);
  }
}
