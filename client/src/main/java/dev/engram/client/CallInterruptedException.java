package dev.engram.client;

/** The calling thread was interrupted while it waited; its interrupt flag is set again. */
public final class CallInterruptedException extends EngramException {

  private static final long serialVersionUID = 1L;

  public CallInterruptedException(InterruptedException cause) {
    super("interrupted while waiting for the service", cause);
    Thread.currentThread().interrupt();
  }
}
