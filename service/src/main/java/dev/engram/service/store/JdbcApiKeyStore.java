package dev.engram.service.store;

import dev.engram.api.ApiKey;
import dev.engram.api.Role;
import dev.engram.service.key.ApiKeyStore;
import dev.engram.service.key.StoredKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tables {@code api_key} and {@code login}. */
@Repository
@Transactional
class JdbcApiKeyStore implements ApiKeyStore {

  private final JdbcClient jdbc;

  JdbcApiKeyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void insert(StoredKey stored) {
    ApiKey key = stored.key();
    jdbc.sql("""
        insert into api_key (id, name, owner, role, secret_hash, created_at)
        values (:id, :name, :owner, :role, :hash, :createdAt)
        """)
        .param("id", key.id())
        .param("name", key.name())
        .param("owner", key.owner())
        .param("role", key.role().name())
        .param("hash", stored.hash())
        .param("createdAt", Times.write(key.createdAt()))
        .update();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<StoredKey> find(String id) {
    return jdbc.sql("select * from api_key where id = :id").param("id", id).query(JdbcApiKeyStore::key).optional();
  }

  @Override
  public Optional<StoredKey> lock(String id) {
    return jdbc.sql("select * from api_key where id = :id for update")
        .param("id", id)
        .query(JdbcApiKeyStore::key)
        .optional();
  }

  @Override
  @Transactional(readOnly = true)
  public List<StoredKey> list(@Nullable String before, int limit) {
    return jdbc.sql("""
        select * from api_key where (cast(:before as varchar) is null or id < :before) order by id desc limit :limit
        """).param("before", before).param("limit", limit).query(JdbcApiKeyStore::key).list();
  }

  private static StoredKey key(ResultSet row, int number) throws SQLException {
    return new StoredKey(
        new ApiKey(row.getString("id"), row.getString("name"), row.getString("owner"),
            Role.valueOf(row.getString("role")), Times.read(row, "created_at"), Times.readIfPresent(row, "rotated_at"),
            Times.readIfPresent(row, "former_valid_until"), Times.readIfPresent(row, "last_used_at")),
        row.getString("secret_hash"), row.getString("former_hash"));
  }

  @Override
  @Transactional(readOnly = true)
  public boolean isEmpty() {
    return jdbc.sql("select id from api_key limit 1").query(String.class).optional().isEmpty();
  }

  @Override
  public boolean rotate(String id, String hash, Instant now, Instant formerValidUntil) {
    boolean found = jdbc
        .sql(
            """
                update api_key set former_hash = secret_hash, former_valid_until = :until, secret_hash = :hash, rotated_at = :now
                where id = :id
                """)
        .param("id", id)
        .param("hash", hash)
        .param("now", Times.write(now))
        .param("until", Times.write(formerValidUntil))
        .update() == 1;
    logoutAll(id); // after it: a login that came first has ended by now, as it locks the key
    return found;
  }

  @Override
  public void used(String id, Instant at) {
    jdbc.sql("update api_key set last_used_at = :at where id = :id")
        .param("id", id)
        .param("at", Times.write(at))
        .update();
  }

  @Override
  public boolean delete(String id) {
    boolean found = jdbc.sql("delete from api_key where id = :id").param("id", id).update() == 1;
    logoutAll(id);
    return found;
  }

  private void logoutAll(String keyId) {
    jdbc.sql("delete from login where key_id = :key").param("key", keyId).update();
  }

  @Override
  public void login(String tokenHash, String keyId, Instant expiresAt) {
    jdbc.sql("insert into login (token_hash, key_id, expires_at) values (:token, :key, :expiresAt)")
        .param("token", tokenHash)
        .param("key", keyId)
        .param("expiresAt", Times.write(expiresAt))
        .update();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<String> loggedIn(String tokenHash, Instant now) {
    return jdbc.sql("select key_id from login where token_hash = :token and expires_at > :now")
        .param("token", tokenHash)
        .param("now", Times.write(now))
        .query(String.class)
        .optional();
  }

  @Override
  public void logout(String tokenHash) {
    jdbc.sql("delete from login where token_hash = :token").param("token", tokenHash).update();
  }

  @Override
  public void forgetLogins(Instant expiredBefore) {
    jdbc.sql("delete from login where expires_at < :before").param("before", Times.write(expiredBefore)).update();
  }
}
