package dev.engram.service.job;

/** As many jobs wait as may. */
public final class QueueFullException extends RuntimeException {

  QueueFullException(int limit) {
    super("%d jobs wait already, and no more may; submit this one again later.".formatted(limit));
  }
}
