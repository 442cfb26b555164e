package dev.engram.service.idempotency;

import dev.engram.service.job.StoreOutage;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets keys whose time is over. */
@Component
final class ForgottenKeys {

  static final Duration ANSWER_LASTS = Duration.ofHours(24);

  private static final Logger log = LoggerFactory.getLogger(ForgottenKeys.class);

  private final KeyStore store;
  private final Clock clock;

  ForgottenKeys(KeyStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void forget() {
    StoreOutage.skipWhileAway(() -> store.forget(clock.instant().minus(ANSWER_LASTS)), log);
  }
}
