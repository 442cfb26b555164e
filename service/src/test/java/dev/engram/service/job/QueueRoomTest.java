package dev.engram.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.api.JobState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class QueueRoomTest {

  private static final class Hand extends Clock {
    private Instant now = Instant.EPOCH.plusSeconds(100);

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final FakeJobStore store = new FakeJobStore();
  private final Hand clock = new Hand();
  private final QueueRoom room = new QueueRoom(store, new QueueSettings(Duration.ofMinutes(1), 3), clock);

  private void waiting(int jobs) {
    for (int job = 0; job < jobs; job++) {
      store.put(StoredJobs.named("job_" + job, JobState.QUEUED));
    }
  }

  @Test
  void takesAsManyAsMayWaitAndCountsThemOnce() {
    waiting(1);
    room.take();
    room.take();
    assertThat(store.counted).isEqualTo(1);
  }

  @Test
  void refusesMore() {
    waiting(3);
    assertThatThrownBy(room::take).isInstanceOf(QueueFullException.class).hasMessageContaining("3 jobs wait");
  }

  @Test
  void countsAgainBeforeItRefuses() {
    for (int job = 0; job < 3; job++) {
      room.take();
    }
    room.take(); // none of them waits any longer
    assertThat(store.counted).isEqualTo(2);
  }

  @Test
  void countsAgainAfterASecond() {
    room.take();
    waiting(3);
    clock.now = clock.now.plusSeconds(2);
    assertThatThrownBy(room::take).isInstanceOf(QueueFullException.class);
  }

  @Test
  void countsLessOftenWhereThatTakesLong() {
    store.whileCounting = () -> clock.now = clock.now.plusMillis(500);
    room.take();
    clock.now = clock.now.plusSeconds(9);
    room.take();
    assertThat(store.counted).isEqualTo(1);
    clock.now = clock.now.plusSeconds(1);
    room.take();
    assertThat(store.counted).isEqualTo(2);
  }
}
