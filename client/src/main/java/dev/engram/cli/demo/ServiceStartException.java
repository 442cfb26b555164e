package dev.engram.cli.demo;

/** The demo's own service did not come up. */
public final class ServiceStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServiceStartException(String message) {
    super(message);
  }
}
