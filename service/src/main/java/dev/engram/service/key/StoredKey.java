package dev.engram.service.key;

import dev.engram.api.ApiKey;
import dev.engram.service.access.Caller;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key as the store has it.
 *
 * @param formerHash of the secret before the present one
 */
public record StoredKey(ApiKey key, String hash, @Nullable String formerHash) {

  Caller holder() {
    return new Caller(key.id(), key.owner(), key.role());
  }

  boolean opensWith(Secret secret, Instant now) {
    return opensUntil(secret, now).isPresent();
  }

  /** For how long it opens with a secret, as far as that is known; empty: it does not. */
  Optional<Instant> opensUntil(Secret secret, Instant now) {
    String shown = secret.hash();
    if (Secret.isEqual(hash, shown)) {
      return Optional.of(Instant.MAX);
    }
    boolean isFormer = formerHash != null && Secret.isEqual(formerHash, shown);
    return Optional.ofNullable(key.formerValidUntil()).filter(until -> isFormer && now.isBefore(until));
  }
}
