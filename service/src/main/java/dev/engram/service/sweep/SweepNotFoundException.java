package dev.engram.service.sweep;

/** No sweep of this id. */
public final class SweepNotFoundException extends RuntimeException {

  public SweepNotFoundException(String id) {
    super("There is no sweep '%s'.".formatted(id));
  }
}
