package dev.engram.service.key;

import static java.util.Objects.requireNonNullElse;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.engram.api.ApiKey;
import dev.engram.api.ApiKeyRequest;
import dev.engram.api.NewApiKey;
import dev.engram.api.Role;
import dev.engram.service.access.Caller;
import dev.engram.service.job.InvalidSpecException;
import dev.engram.service.job.Violations;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What admins can do with keys. */
@Service
@Transactional
public class ApiKeys {

  static final String PREFIX = "key_";

  private static final Logger log = LoggerFactory.getLogger(ApiKeys.class);
  private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9._@-]{1,100}");
  private static final int LONGEST_NAME = 200;

  private final ApiKeyStore store;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ApiKeys(ApiKeyStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** @throws InvalidSpecException with every violation */
  public NewApiKey add(ApiKeyRequest request) {
    String owner = requireNonNullElse(request.owner(), "");
    String name = requireNonNullElse(request.name(), owner);
    check(owner, name);
    Instant now = now();
    String id = PREFIX + UlidCreator.getUlid(now.toEpochMilli()).toLowerCase();
    Secret secret = Secret.of(id, random);
    ApiKey key = new ApiKey(id, name, owner, requireNonNullElse(request.role(), Role.USER), now, null, null, null);
    store.insert(new StoredKey(key, secret.hash(), null));
    log.info("Key {} was given out: '{}' of {}, {}", id, name, owner, key.role());
    return new NewApiKey(key, secret.text());
  }

  private static void check(String owner, String name) {
    Violations violations = new Violations();
    if (owner.equals(Caller.LOCAL.owner())) {
      violations.add("/owner", "is local, to whom belongs what was submitted without a key; name somebody");
    } else if (!OWNER.matcher(owner).matches()) {
      violations.add("/owner", owner.isEmpty()
          ? "is missing; it must say to whom belongs what is submitted with the key"
          : "must be 1 to 100 letters, digits and . _ @ -");
    }
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      violations.add("/name", "must be at most %d characters, without control characters".formatted(LONGEST_NAME));
    }
    violations.throwIfAny();
  }

  /** The newest first. */
  @Transactional(readOnly = true)
  public List<ApiKey> list(@Nullable String before, int limit) {
    return store.list(before, limit).stream().map(StoredKey::key).toList();
  }

  /**
   * Another secret for a key.
   *
   * @param grace how long the present secret is taken as well
   */
  public NewApiKey rotate(String id, Duration grace) {
    Secret secret = Secret.of(find(id).key().id(), random);
    Instant now = now();
    store.rotate(id, secret.hash(), now, now.plus(grace));
    log.info("Key {} was given another secret", id);
    return new NewApiKey(find(id).key(), secret.text());
  }

  public void revoke(String id) {
    if (!store.delete(id)) {
      throw new KeyNotFoundException(id);
    }
    log.info("Key {} was revoked", id);
  }

  private StoredKey find(String id) {
    return store.find(id).orElseThrow(() -> new KeyNotFoundException(id));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
