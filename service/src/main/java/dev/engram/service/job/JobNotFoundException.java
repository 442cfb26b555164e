package dev.engram.service.job;

/** No job of this id. */
public final class JobNotFoundException extends RuntimeException {

  public JobNotFoundException(String id) {
    super("There is no job '%s'.".formatted(id));
  }
}
