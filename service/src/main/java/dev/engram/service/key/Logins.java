package dev.engram.service.key;

import dev.engram.service.access.Caller;
import dev.engram.service.job.StoreOutage;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tokens that stand for keys in a browser, which then need not keep the key. They are in the store, so that every process
 * knows them and a restart logs nobody out, and end with their key.
 */
@Component
public class Logins {

  private static final Logger log = LoggerFactory.getLogger(Logins.class);
  private static final int RANDOM_BYTES = 32;

  private final ApiKeyStore store;
  private final Holders holders;
  private final KeySettings settings;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Logins(ApiKeyStore store, Holders holders, KeySettings settings, Clock clock) {
    this.store = store;
    this.holders = holders;
    this.settings = settings;
    this.clock = clock;
  }

  public Duration last() {
    return settings.login();
  }

  /** @return a token for the holder of this secret; empty: nobody holds it */
  @Transactional
  public Optional<String> login(String secret) {
    return holders.of(secret).flatMap(holder -> end(holder, secret).map(end -> {
      byte[] bytes = new byte[RANDOM_BYTES];
      random.nextBytes(bytes);
      String token = HexFormat.of().formatHex(bytes);
      store.login(Secret.hash(token), holder.keyId(), end);
      log.info("{} logged in with key {}", holder.owner(), holder.keyId());
      return token;
    }));
  }

  /** When a login with this secret ends, at the latest with the secret; empty: it was replaced just now. */
  private Optional<Instant> end(Caller holder, String shown) {
    Instant now = clock.instant();
    Instant end = now.plus(settings.login());
    if (holders.isOfSettings(holder)) {
      return Optional.of(end);
    }
    return store.lock(holder.keyId())
        .flatMap(key -> Secret.read(shown).flatMap(secret -> key.opensUntil(secret, now)))
        .map(until -> until.isBefore(end) ? until : end);
  }

  public Optional<Caller> holder(String token) {
    return store.loggedIn(Secret.hash(token), clock.instant()).flatMap(holders::byId);
  }

  public void logout(String token) {
    store.logout(Secret.hash(token));
  }

  @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
  void forget() {
    StoreOutage.skipWhileAway(() -> store.forgetLogins(clock.instant()), log);
  }
}
