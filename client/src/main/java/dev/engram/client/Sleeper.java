package dev.engram.client;

import java.time.Duration;

/** How to wait, so that tests need not. */
@FunctionalInterface
public interface Sleeper {

  void sleep(Duration duration) throws InterruptedException;

  /** Blocks the calling thread. */
  static Sleeper ofThread() {
    return duration -> Thread.sleep(duration.toMillis());
  }
}
