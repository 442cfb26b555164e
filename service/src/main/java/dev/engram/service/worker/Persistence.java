package dev.engram.service.worker;

import dev.engram.service.job.StoreOutage;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to a store that may be away for a while, such as one that restarts or whose disk is full. */
final class Persistence {

  private static final Logger log = LoggerFactory.getLogger(Persistence.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final BooleanSupplier shuttingDown;
  private boolean away;

  Persistence(BooleanSupplier shuttingDown) {
    this.shuttingDown = shuttingDown;
  }

  /** @return whether the store was there */
  boolean tryOnce(Runnable write) {
    try {
      write.run();
    } catch (RuntimeException failure) {
      if (!StoreOutage.is(failure)) {
        throw failure;
      }
      if (!away) {
        log.warn("The job store is away; it is waited for: {}", failure.toString());
      }
      away = true;
      return false;
    }
    if (away) {
      log.info("The job store is back");
    }
    away = false;
    return true;
  }

  /**
   * Tries until the store is there.
   *
   * @throws RuntimeException what went wrong, where this process shuts down or is to end at once
   */
  void insist(Runnable write) {
    while (!tryOnce(write)) {
      if (shuttingDown.getAsBoolean() || !pause()) {
        write.run();
        return;
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
