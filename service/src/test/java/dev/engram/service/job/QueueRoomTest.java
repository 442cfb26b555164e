package dev.engram.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.api.JobState;
import dev.engram.service.SetClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueueRoomTest {

  private final FakeJobStore store = new FakeJobStore();
  private final SetClock clock = new SetClock();
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
    clock.pass(Duration.ofSeconds(2));
    assertThatThrownBy(room::take).isInstanceOf(QueueFullException.class);
  }

  @Test
  void countsLessOftenWhereThatTakesLong() {
    store.whileCounting = () -> clock.pass(Duration.ofMillis(500));
    room.take();
    clock.pass(Duration.ofSeconds(9));
    room.take();
    assertThat(store.counted).isEqualTo(1);
    clock.pass(Duration.ofSeconds(1));
    room.take();
    assertThat(store.counted).isEqualTo(2);
  }
}
