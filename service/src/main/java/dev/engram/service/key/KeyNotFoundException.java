package dev.engram.service.key;

/** There is no such key. */
public final class KeyNotFoundException extends RuntimeException {

  KeyNotFoundException(String id) {
    super("There is no key '%s'.".formatted(id));
  }
}
