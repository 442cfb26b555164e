package dev.engram.service.cell;

/** A job that has no weights, or not those that were asked for. */
public final class NoWeightsException extends RuntimeException {

  NoWeightsException(String message) {
    super(message);
  }
}
