package dev.engram.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.ApiKey;
import dev.engram.api.Role;
import dev.engram.service.key.ApiKeyStore;
import dev.engram.service.key.StoredKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys and logins, on every database. */
abstract class ApiKeysContract extends StoreContract {

  @Autowired
  private ApiKeyStore keys;

  @Autowired
  private JdbcClient jdbc;

  @BeforeEach
  void noKeys() {
    jdbc.sql("delete from api_key").update();
    jdbc.sql("delete from login").update();
  }

  private static StoredKey key(String id) {
    return new StoredKey(new ApiKey(id, "laptop", "ada", Role.USER, NOON, null, null, null), "hash of " + id, null);
  }

  @Test
  void findsKeysAsTheyWereStored() {
    assertThat(keys.isEmpty()).isTrue();
    keys.insert(key("key_1"));
    keys.insert(key("key_2"));
    assertThat(keys.isEmpty()).isFalse();
    assertThat(keys.find("key_1")).contains(key("key_1"));
    assertThat(keys.find("key_3")).isEmpty();
    assertThat(keys.list(null, 9)).containsExactly(key("key_2"), key("key_1"));
    assertThat(keys.list("key_2", 9)).containsExactly(key("key_1"));
    assertThat(keys.list(null, 1)).hasSize(1);
  }

  @Test
  void anotherSecretTakesThePlaceOfThePresentOne() {
    keys.insert(key("key_1"));
    assertThat(keys.rotate("key_1", "another", NOON, NOON.plusSeconds(60))).isTrue();
    StoredKey rotated = keys.find("key_1").orElseThrow();
    assertThat(rotated.hash()).isEqualTo("another");
    assertThat(rotated.formerHash()).isEqualTo("hash of key_1");
    assertThat(rotated.key().formerValidUntil()).isEqualTo(NOON.plusSeconds(60));
    assertThat(keys.rotate("key_2", "another", NOON, NOON)).isFalse();
  }

  @Test
  void notesWhenAKeyWasUsed() {
    keys.insert(key("key_1"));
    keys.used("key_1", NOON);
    assertThat(keys.find("key_1").orElseThrow().key().lastUsedAt()).isEqualTo(NOON);
  }

  @Test
  void aLoginLastsAsLongAsItsTimeAndItsKey() {
    keys.insert(key("key_1"));
    keys.login("token", "key_1", NOON.plusSeconds(60));
    assertThat(keys.loggedIn("token", NOON)).contains("key_1");
    assertThat(keys.loggedIn("token", NOON.plusSeconds(60))).isEmpty();
    assertThat(keys.loggedIn("other", NOON)).isEmpty();
    keys.logout("token");
    assertThat(keys.loggedIn("token", NOON)).isEmpty();

    keys.login("token", "key_1", NOON.plusSeconds(60));
    keys.rotate("key_1", "another", NOON, NOON);
    assertThat(keys.loggedIn("token", NOON)).isEmpty();

    keys.login("token", "key_1", NOON.plusSeconds(60));
    assertThat(keys.delete("key_1")).isTrue();
    assertThat(keys.delete("key_1")).isFalse();
    assertThat(keys.loggedIn("token", NOON)).isEmpty();
  }

  @Test
  void forgetsLoginsWhoseTimeIsOver() {
    keys.login("old", "key_1", NOON);
    keys.login("new", "key_1", NOON.plusSeconds(60));
    keys.forgetLogins(NOON.plusSeconds(30));
    assertThat(jdbc.sql("select token_hash from login").query(String.class).list()).containsExactly("new");
  }
}
