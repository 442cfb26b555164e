package dev.engram.service.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where keys are kept, and who has logged in with them. */
public interface ApiKeyStore {

  void insert(StoredKey key);

  Optional<StoredKey> find(String id);

  /** The same, and nobody gives it another secret before the transaction ends. */
  Optional<StoredKey> lock(String id);

  /** The newest first. */
  List<StoredKey> list(@Nullable String before, int limit);

  boolean isEmpty();

  /**
   * Another secret takes the place of the present one, and who has logged in with that is logged out.
   *
   * @return whether there is such a key
   */
  boolean rotate(String id, String hash, Instant now, Instant formerValidUntil);

  void used(String id, Instant at);

  /**
   * Removes a key, and who has logged in with it is logged out.
   *
   * @return whether there was one
   */
  boolean delete(String id);

  /** Lets a token stand for a key. */
  void login(String tokenHash, String keyId, Instant expiresAt);

  /** The id of the key that a token stands for. */
  Optional<String> loggedIn(String tokenHash, Instant now);

  void logout(String tokenHash);

  void forgetLogins(Instant expiredBefore);
}
