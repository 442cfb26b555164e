package dev.engram.service.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class FollowerTest {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration SELDOM = Duration.ofMinutes(1);

  /** Room for a few frames. */
  private static final StreamSettings SETTINGS = new StreamSettings(Duration.ofMillis(2), Duration.ofMillis(2), SELDOM,
      DataSize.ofBytes(1000));

  private final FakeWatch watch = new FakeWatch();
  private final Broadcasts broadcasts = new Broadcasts(SETTINGS, MAPPER);
  private final List<Reader> readers = new ArrayList<>();

  @BeforeEach
  void start() {
    broadcasts.start();
  }

  @AfterEach
  void stop() {
    readers.forEach(Reader::leave);
    broadcasts.stop();
  }

  private Reader follow(long told) {
    return follow(told, SELDOM);
  }

  private Reader follow(long told, Duration heartbeat) {
    Reader reader = Reader.of(new Follower(watch, told, broadcasts, heartbeat, MAPPER));
    readers.add(reader);
    return reader;
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void isToldWhatWasAndWhatComesOnceAndInOrder() {
    watch.keepUpTo(1200);
    Reader reader = follow(0);
    reader.awaitUntil(() -> reader.ids().size() == 1200);
    for (long id = 1201; id <= 1300; id++) {
      watch.keep(id);
    }
    reader.awaitUntil(() -> reader.ids().size() == 1300);
    assertThat(reader.ids()).isEqualTo(upTo(1300));
  }

  @Test
  void goesOnAfterTheLastThatWasTold() {
    watch.keepUpTo(10);
    follow(0);
    Reader reader = follow(7);
    reader.awaitUntil(() -> reader.ids().size() == 3);
    watch.keep(11);
    reader.awaitUntil(() -> reader.ids().size() == 4);
    assertThat(reader.ids()).containsExactly(8L, 9L, 10L, 11L);
  }

  @Test
  void anIdThatNothingHasYetIsTheHarmOfNobodyElse() {
    watch.keepUpTo(10);
    follow(1_000_000);
    Reader reader = follow(0);
    reader.awaitUntil(() -> reader.ids().size() == 10);
    watch.keep(11);
    reader.awaitUntil(() -> reader.ids().size() == 11);
  }

  @Test
  void isToldTheEndWithTheIdToComeBackWith() {
    watch.keepUpTo(3);
    Reader reader = follow(0);
    reader.awaitUntil(() -> reader.ids().size() == 3);
    watch.keep(4);
    watch.end();
    assertThat(reader.awaitOver()).isNull();
    assertThat(reader.ids()).containsExactly(1L, 2L, 3L, 4L, 4L);
    assertThat(reader.heard("id: 4\nevent: end\ndata: {\"state\":\"SUCCEEDED\"}\n\n")).isTrue();
    assertThat(broadcasts.count()).isZero();
  }

  @Test
  void whoeverComesIsToldHowFarItIs() {
    Reader first = follow(0);
    watch.progress(5);
    first.awaitUntil(() -> first.heard("{\"step\":5}"));
    Reader second = follow(0);
    second.awaitUntil(() -> second.heard("{\"step\":5}"));
  }

  @Test
  void allWhoFollowShareOneLookAtTheStore() {
    List<Reader> all = LongStream.range(0, 1000).mapToObj(follower -> follow(0)).toList();
    watch.keepUpTo(5);
    all.forEach(reader -> reader.awaitUntil(() -> reader.ids().size() == 5));
    assertThat(broadcasts.count()).isEqualTo(1);
    assertThat(all).extracting(Reader::ids).containsOnly(upTo(5));
  }

  @Test
  void oneWhoReadsSlowlyHoldsUpNobodyAndMissesNothingThatIsKept() {
    Reader slow = follow(0);
    Reader quick = follow(0);
    watch.keep(1);
    slow.awaitUntil(() -> slow.ids().size() == 1);
    slow.stall();
    for (long id = 2; id <= 2000; id++) {
      watch.keep(id);
    }
    watch.progress(7);
    quick.awaitUntil(() -> quick.ids().size() == 2000 && quick.heard("{\"step\":7}"));
    assertThat(slow.ids().size()).isLessThan(3);

    slow.goOn();
    slow.awaitUntil(() -> slow.ids().size() == 2000);
    assertThat(slow.ids()).isEqualTo(upTo(2000));
  }

  @Test
  void whatWasDeletedWhileItReadSlowlyIsNotWaitedFor() {
    Reader slow = follow(0);
    watch.keep(1);
    slow.awaitUntil(() -> slow.ids().size() == 1);
    slow.stall();
    Reader quick = follow(0);
    for (long id = 2; id <= 300; id++) {
      watch.keep(id);
    }
    quick.awaitUntil(() -> quick.ids().size() == 300);
    watch.forgetAll();
    watch.end();
    quick.awaitOver();
    slow.goOn();
    assertThat(slow.awaitOver()).isNull();
    assertThat(slow.heard("event: end")).isTrue();
  }

  @Test
  void theStoreIsLeftAloneWhenTheLastOneHasLeft() {
    Reader first = follow(0);
    Reader second = follow(0);
    watch.keep(1);
    first.awaitUntil(() -> first.ids().size() == 1 && second.ids().size() == 1);
    first.leave();
    second.leave();
    watch.keep(2);
    assertThat(first.awaitOver()).isInstanceOf(IOException.class);
    assertThat(second.awaitOver()).isInstanceOf(IOException.class);
    assertThat(broadcasts.count()).isZero();

    int looks = watch.looks();
    Reader other = follow(0);
    other.awaitUntil(() -> watch.looks() > looks + 1);
  }

  @Test
  void silenceIsBrokenSoThatItIsSeenWhoStillListens() {
    Reader reader = follow(0, Duration.ofMillis(5));
    reader.awaitUntil(() -> reader.comments() > 3);
    reader.leave();
    assertThat(reader.awaitOver()).isInstanceOf(IOException.class);
  }

  @Test
  void aServiceThatStopsEndsNoStreamAsIfAllWasTold() {
    watch.keepUpTo(2);
    Reader reader = follow(0);
    reader.awaitUntil(() -> reader.ids().size() == 2);
    broadcasts.stop();
    assertThat(reader.awaitOver()).isNull();
    assertThat(reader.heard("event: end")).isFalse();
    Reader late = follow(0);
    assertThat(late.awaitOver()).isNull();
    assertThat(late.ids()).isEqualTo(upTo(2));
  }
}
