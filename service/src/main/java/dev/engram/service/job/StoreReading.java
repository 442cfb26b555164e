package dev.engram.service.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What meters tell of the store. Whoever reads all meters reads them of one moment, and several readers cost the store little
 * more than one.
 */
public final class StoreReading<T> {

  private static final Logger log = LoggerFactory.getLogger(StoreReading.class);
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Supplier<T> read;
  private final Clock clock;
  private Instant at = Instant.MIN;
  private @Nullable T last;

  public StoreReading(Supplier<T> read, Clock clock) {
    this.read = read;
    this.clock = clock;
  }

  /** At most two seconds old; empty while the store is away. */
  public synchronized Optional<T> now() {
    Instant now = clock.instant();
    if (Duration.between(at, now).abs().compareTo(FRESH) >= 0) {
      at = now;
      last = null;
      StoreOutage.skipWhileAway(() -> last = read.get(), log);
    }
    return Optional.ofNullable(last);
  }
}
