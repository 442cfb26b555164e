package dev.engram.service.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The time of the job store, which all processes share: one whose own clock is wrong neither looks dead to the others
 * nor takes them for dead. Between two looks at the store it counts on by the machine's monotonic timer.
 */
@Component
final class StoreClock extends Clock {

  private static final Logger log = LoggerFactory.getLogger(StoreClock.class);
  private static final long EVERY_MILLIS = 10_000;
  private static final Duration WORTH_SAYING = Duration.ofSeconds(5);

  /** An answer that took longer tells too little about the moment that it speaks of. */
  private static final Duration SLOW = Duration.ofMillis(500);

  private record Reading(Instant storeTime, long nanoTime) {

    Instant now() {
      return storeTime.plusNanos(System.nanoTime() - nanoTime);
    }
  }

  private final JdbcClient jdbc;
  private volatile @Nullable Reading reading;

  StoreClock(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Looks again; a store that is away changes nothing. */
  @Scheduled(initialDelay = EVERY_MILLIS, fixedDelay = EVERY_MILLIS)
  void lookAgain() {
    try {
      Reading seen = read();
      if (seen != null) {
        reading = seen;
      }
    } catch (DataAccessException storeIsAway) {
      log.debug("The time of the store is not known anew", storeIsAway);
    }
  }

  private @Nullable Reading read() {
    long before = System.nanoTime();
    Instant storeTime = jdbc.sql("select current_timestamp").query(OffsetDateTime.class).single().toInstant();
    long took = System.nanoTime() - before;
    return took > SLOW.toNanos() ? null : new Reading(storeTime, before + took / 2);
  }

  private synchronized Reading first() {
    Reading known = reading;
    while (known == null) {
      known = read();
    }
    if (reading == null) {
      reading = known;
      Duration ahead = Duration.between(known.now(), Clock.systemUTC().instant());
      if (ahead.abs().compareTo(WORTH_SAYING) > 0) {
        log.warn("This machine's clock is off by {} from the job store's, whose time is taken", ahead);
      }
    }
    return known;
  }

  @Override
  public Instant instant() {
    Reading known = reading;
    return (known == null ? first() : known).now();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the store's time is UTC");
  }
}
