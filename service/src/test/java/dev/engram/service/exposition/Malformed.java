package dev.engram.service.exposition;

/** Text that is not what it claims to be. */
public final class Malformed extends RuntimeException {

  private Malformed(String message) {
    super(message);
  }

  static void unless(boolean fine, String message, Object... values) {
    if (!fine) {
      throw new Malformed(message.formatted(values));
    }
  }
}
