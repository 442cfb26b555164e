package dev.engram.service.key;

import dev.engram.api.Role;
import dev.engram.service.access.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows the holders of keys again. */
@Component
public final class Holders {

  /** Often enough to see which keys nobody uses. */
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(5);

  private static final int DIGITS_THAT_TELL_APART = 16;

  private final ApiKeyStore store;
  private final Clock clock;
  private final Optional<String> adminHash;
  /** Whoever has the secret of the settings; with another secret it is somebody else. */
  private final Optional<Caller> admin;

  Holders(ApiKeyStore store, KeySettings settings, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.adminHash = settings.adminKeyHash();
    this.admin = adminHash
        .map(hash -> new Caller("admin-key-" + hash.substring(0, DIGITS_THAT_TELL_APART), "admin", Role.ADMIN));
  }

  /** Whether anybody could be let in. */
  public boolean areThereAny() {
    return admin.isPresent() || !store.isEmpty();
  }

  /** Who holds this secret; empty: nobody. */
  public Optional<Caller> of(String shown) {
    if (adminHash.filter(hash -> Secret.isEqual(hash, Secret.hash(shown))).isPresent()) {
      return admin;
    }
    Instant now = clock.instant();
    return Secret.read(shown)
        .flatMap(secret -> store.find(secret.keyId()).filter(key -> key.opensWith(secret, now)))
        .map(key -> seen(key, now));
  }

  /** Whether it is whoever has the key of the settings, which is in no store. */
  boolean isOfSettings(Caller caller) {
    return admin.filter(caller::equals).isPresent();
  }

  /** Who holds the key with this id, if it is still one. */
  Optional<Caller> byId(String keyId) {
    return admin.filter(caller -> caller.keyId().equals(keyId))
        .or(() -> store.find(keyId).map(key -> seen(key, clock.instant())));
  }

  private Caller seen(StoredKey key, Instant now) {
    Instant last = key.key().lastUsedAt();
    if (last == null || last.plus(USE_IS_NOTED_EVERY).isBefore(now)) {
      store.used(key.key().id(), now);
    }
    return key.holder();
  }
}
