package dev.engram.service.job;

/** An owner has as much as one may have. */
public final class QuotaExceededException extends RuntimeException {

  QuotaExceededException(String message) {
    super(message);
  }
}
