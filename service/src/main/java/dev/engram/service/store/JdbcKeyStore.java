package dev.engram.service.store;

import dev.engram.service.idempotency.KeyStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The table {@code idempotency_key}. Each statement is a transaction of its own, or part of the caller's. */
@Repository
class JdbcKeyStore implements KeyStore {

  private static final String KEY = "owner = :owner and route_hash = :route and key_value = :key";

  private record Row(String requestHash, String token, Instant takenAt, @Nullable Answer answer) {}

  private final JdbcClient jdbc;
  private final Json json;

  JdbcKeyStore(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @Override
  public Found take(Key key, String requestHash, String token, Instant now, Instant abandoned, Instant forgotten) {
    Optional<Row> found = find(key);
    if (found.isEmpty()) {
      return insert(key, requestHash, token, now) ? new Taken() : new InFlight();
    }
    Row row = found.get();
    if (row.takenAt().isBefore(row.answer() == null ? abandoned : forgotten)) {
      return takeOver(key, row, requestHash, token, now) ? new Taken() : new InFlight();
    }
    if (!row.requestHash().equals(requestHash)) {
      return new OtherRequest();
    }
    return row.answer() == null ? new InFlight() : new Answered(row.answer());
  }

  private Optional<Row> find(Key key) {
    return of("select * from idempotency_key where " + KEY, key).query((row, number) -> {
      Integer status = row.getObject("status", Integer.class);
      Answer answer = status == null ? null
          : new Answer(status, headers(row.getString("headers")),
              row.getBytes("body"));
      return new Row(row.getString("request_hash"), row.getString("token"), Times.read(row, "taken_at"), answer);
    }).optional();
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> headers(String text) {
    return json.read(text, Map.class);
  }

  private boolean insert(Key key, String requestHash, String token, Instant now) {
    try {
      of("""
          insert into idempotency_key (owner, route_hash, key_value, request_hash, token, taken_at)
          values (:owner, :route, :key, :hash, :token, :now)
          """, key).param("hash", requestHash).param("token", token).param("now", Times.write(now)).update();
      return true;
    } catch (DuplicateKeyException taken) {
      return false; // by an equal request, at this very moment
    }
  }

  /** Only from the very request that was seen: it may have woken up and answered. */
  private boolean takeOver(Key key, Row seen, String requestHash, String token, Instant now) {
    return of("""
        update idempotency_key set request_hash = :hash, token = :token, taken_at = :now, status = null,
          headers = null, body = null
        where token = :from and status is""" + (seen.answer() == null ? " null and " : " not null and ") + KEY, key)
        .param("hash", requestHash)
        .param("token", token)
        .param("now", Times.write(now))
        .param("from", seen.token())
        .update() == 1;
  }

  @Override
  public boolean answer(Key key, String token, Answer answer) {
    return of("update idempotency_key set status = :status, headers = :headers, body = :body where token = :token and "
        + KEY, key).param("status", answer.status())
        .param("headers", json.write(answer.headers()))
        .param("body", answer.body())
        .param("token", token)
        .update() == 1;
  }

  @Override
  public void release(Key key, String token) {
    of("delete from idempotency_key where status is null and token = :token and " + KEY, key).param("token", token)
        .update();
  }

  @Override
  public void forget(Instant before) {
    jdbc.sql("delete from idempotency_key where taken_at < :before").param("before", Times.write(before)).update();
  }

  private StatementSpec of(String sql, Key key) {
    return jdbc.sql(sql).param("owner", key.owner()).param("route", key.routeHash()).param("key", key.value());
  }
}
