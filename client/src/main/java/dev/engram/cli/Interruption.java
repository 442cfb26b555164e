package dev.engram.cli;

import java.util.concurrent.Callable;

/** What has to happen when the user presses Ctrl-C, or the process is asked to end, in the middle of something. */
final class Interruption {

  private Interruption() {}

  /**
   * Runs {@code body}; while it runs, a signal interrupts the calling thread and runs {@code onSignal} before the
   * process ends.
   */
  static <T> T guard(Runnable onSignal, Callable<T> body) throws Exception {
    Thread guarded = Thread.currentThread();
    Thread hook = new Thread(() -> {
      guarded.interrupt();
      onSignal.run();
    }, "engram-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return body.call();
    } finally {
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending: the hook runs, and it is what should
    }
  }
}
