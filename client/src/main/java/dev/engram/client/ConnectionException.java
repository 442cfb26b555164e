package dev.engram.client;

/** The service can't be reached, or the connection broke before it answered. */
public final class ConnectionException extends EngramException {

  private static final long serialVersionUID = 1L;

  ConnectionException(String message, Throwable cause) {
    super(message, cause);
  }
}
