package dev.engram.service.store.migrate;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Lines that say how far a table is, for tables that take a while. */
final class Progress {

  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** How often the clock is looked at. */
  private static final int EVERY_ROWS = 64;

  private final PrintStream out;
  private final String doing;
  private final long all;
  private long saidAt = System.nanoTime();

  /** @param all rows that there are */
  Progress(PrintStream out, String doing, long all) {
    this.out = out;
    this.doing = doing;
    this.all = all;
  }

  void row(long done) {
    if (done % EVERY_ROWS == 0 && System.nanoTime() - saidAt > EVERY_NANOS) {
      saidAt = System.nanoTime();
      out.printf(Locale.ROOT, "%s: %,d of %,d rows%n", doing, done, all);
    }
  }
}
