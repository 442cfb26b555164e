package dev.engram.service.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * How busy the GPUs are, as the driver tells. Its tool takes a moment, or hangs with a GPU that does: it runs beside
 * whoever asks, who gets what it said the last time.
 */
final class GpuLoad {

  private static final Duration FRESH = Duration.ofSeconds(5);
  /** Older than this it says nothing about now. */
  private static final Duration STALE = Duration.ofMinutes(1);

  private final NvidiaSmi driver;
  private final Executor aside;
  private final Clock clock;

  private List<Double> last = List.of();
  private Instant toldAt = Instant.EPOCH;
  private Instant askedAt = Instant.EPOCH;
  private boolean asking;

  GpuLoad(NvidiaSmi driver, Executor aside, Clock clock) {
    this.driver = driver;
    this.aside = aside;
    this.clock = clock;
  }

  /** From 0 to 1, of the CUDA device with this number; NaN while it is not known. */
  synchronized double of(int device) {
    Instant now = clock.instant();
    if (!asking && Duration.between(askedAt, now).abs().compareTo(FRESH) >= 0) {
      asking = true;
      askedAt = now;
      aside.execute(this::ask);
    }
    boolean known = device < last.size() && Duration.between(toldAt, now).abs().compareTo(STALE) < 0;
    return known ? last.get(device) : Double.NaN;
  }

  private void ask() {
    List<Double> told = List.of();
    try {
      told = driver.utilization();
    } finally {
      keep(told);
    }
  }

  private synchronized void keep(List<Double> told) {
    last = told;
    toldAt = clock.instant();
    asking = false;
  }
}
