package dev.engram.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.idempotency.KeyStore;
import dev.engram.service.idempotency.KeyStore.Answer;
import dev.engram.service.idempotency.KeyStore.Answered;
import dev.engram.service.idempotency.KeyStore.Found;
import dev.engram.service.idempotency.KeyStore.InFlight;
import dev.engram.service.idempotency.KeyStore.Key;
import dev.engram.service.idempotency.KeyStore.OtherRequest;
import dev.engram.service.idempotency.KeyStore.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What every database must do with idempotency keys. */
abstract class KeysContract extends StoreContract {

  private static final Key KEY = new Key("", "a".repeat(64), "k");
  private static final String REQUEST = "b".repeat(64);
  private static final Answer ANSWER = new Answer(202, Map.of("Location", "/v1/jobs/1"), new byte[]{1, 0, -1});

  @Autowired
  private KeyStore keys;

  @BeforeEach
  void forgetAll() {
    keys.forget(Instant.parse("9999-01-01T00:00:00Z"));
  }

  private Found take(Key key, String request, String token, Instant now) {
    return keys.take(key, request, token, now, now.minus(Duration.ofMinutes(1)), now.minus(Duration.ofHours(24)));
  }

  @Test
  void theFirstRequestTakesItAndTheNextGetsItsAnswer() {
    assertThat(take(KEY, REQUEST, "t1", NOON)).isEqualTo(new Taken());
    assertThat(take(KEY, REQUEST, "t2", NOON)).isEqualTo(new InFlight());
    assertThat(keys.answer(KEY, "t1", ANSWER)).isTrue();
    assertThat(take(KEY, REQUEST, "t3", NOON.plusSeconds(9))).isInstanceOfSatisfying(Answered.class, found -> {
      assertThat(found.answer()).usingRecursiveComparison().isEqualTo(ANSWER);
    });
  }

  @Test
  void anotherRequestIsToldSo() {
    take(KEY, REQUEST, "t1", NOON);
    assertThat(take(KEY, "c".repeat(64), "t2", NOON)).isEqualTo(new OtherRequest());
    keys.answer(KEY, "t1", ANSWER);
    assertThat(take(KEY, "c".repeat(64), "t2", NOON)).isEqualTo(new OtherRequest());
  }

  @Test
  void itIsOfOneOwnerAndOneRoute() {
    take(KEY, REQUEST, "t1", NOON);
    assertThat(take(new Key("else", KEY.routeHash(), "k"), REQUEST, "t2", NOON)).isEqualTo(new Taken());
    assertThat(take(new Key("", "d".repeat(64), "k"), REQUEST, "t3", NOON)).isEqualTo(new Taken());
    assertThat(take(new Key("", KEY.routeHash(), "K"), REQUEST, "t4", NOON)).isEqualTo(new Taken());
  }

  @Test
  void whatTookNoEffectIsForgotten() {
    take(KEY, REQUEST, "t1", NOON);
    keys.release(KEY, "t1");
    assertThat(take(KEY, REQUEST, "t2", NOON)).isEqualTo(new Taken());
    keys.release(KEY, "t1");
    assertThat(take(KEY, REQUEST, "t3", NOON)).isEqualTo(new InFlight());
  }

  @Test
  void aRequestThatDiedIsMadeAgainAndCanNotAnswerAnyMore() {
    take(KEY, REQUEST, "dead", NOON);
    assertThat(take(KEY, REQUEST, "t2", NOON.plusSeconds(61))).isEqualTo(new Taken());
    assertThat(keys.answer(KEY, "dead", ANSWER)).isFalse();
    assertThat(keys.answer(KEY, "t2", ANSWER)).isTrue();
  }

  @Test
  void anAnswerLastsForADay() {
    take(KEY, REQUEST, "t1", NOON);
    keys.answer(KEY, "t1", ANSWER);
    assertThat(take(KEY, REQUEST, "t2", NOON.plus(Duration.ofHours(24)))).isInstanceOf(Answered.class);
    assertThat(take(KEY, REQUEST, "t3", NOON.plus(Duration.ofHours(24)).plusSeconds(1))).isEqualTo(new Taken());
    keys.forget(NOON.plus(Duration.ofHours(25)));
    assertThat(take(KEY, REQUEST, "t4", NOON)).isEqualTo(new Taken());
  }

  @Test
  void ofManyEqualRequestsOneTakesIt() throws Exception {
    for (int round = 0; round < 5; round++) {
      Key key = new Key("", KEY.routeHash(), "round " + round);
      List<Callable<Found>> requests = new ArrayList<>();
      for (int request = 0; request < 8; request++) {
        String token = "t" + request;
        requests.add(() -> take(key, REQUEST, token, NOON));
      }
      int taken = 0;
      try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
        for (Future<Found> found : callers.invokeAll(requests)) {
          taken += found.get() instanceof Taken ? 1 : 0;
        }
      }
      assertThat(taken).isEqualTo(1);
    }
  }
}
