package dev.engram.service.key;

import dev.engram.api.ApiKey;
import dev.engram.service.access.Caller;
import java.time.Instant;
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
    String shown = secret.hash();
    boolean present = Secret.isEqual(hash, shown);
    boolean former = formerHash != null && Secret.isEqual(formerHash, shown)
        && key.formerValidUntil() != null && now.isBefore(key.formerValidUntil());
    return present || former;
  }
}
