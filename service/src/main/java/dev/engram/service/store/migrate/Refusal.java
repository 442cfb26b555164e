package dev.engram.service.store.migrate;

/** The migration can't be done; its message is for people. */
final class Refusal extends RuntimeException {

  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int UNREACHABLE = 3;

  private final int exitCode;

  private Refusal(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static Refusal failed(String message) {
    return new Refusal(FAILED, message);
  }

  static Refusal usage(String message) {
    return new Refusal(USAGE, message);
  }

  static Refusal unreachable(String message) {
    return new Refusal(UNREACHABLE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
