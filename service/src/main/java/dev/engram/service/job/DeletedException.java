package dev.engram.service.job;

/** What was asked for was there, and was kept for as long as the service was told to. */
public final class DeletedException extends RuntimeException {

  DeletedException(String message) {
    super(message);
  }
}
