package dev.engram.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettledEventsTest {

  private static final class Writes implements OpenWrites {

    private Moment moment = new Moment(5, 5);

    @Override
    public void write() {}

    @Override
    public Moment now() {
      return moment;
    }
  }

  private final Writes writes = new Writes();
  private long newest = 10;
  private long nanoTime;
  private final SettledEvents settled = new SettledEvents(() -> newest, writes, () -> nanoTime);

  @Test
  void allAreWhileNobodyWrites() {
    assertThat(settled.upTo()).isEqualTo(10);
    newest = 11;
    assertThat(settled.upTo()).isEqualTo(11);
  }

  @Test
  void thoseAreThatWereSeenBeforeTheOldestThatWritesBegan() {
    writes.moment = new Moment(5, 7);
    assertThat(settled.upTo()).isZero();
    newest = 12;
    writes.moment = new Moment(6, 9);
    assertThat(settled.upTo()).isZero();
    writes.moment = new Moment(7, 9);
    assertThat(settled.upTo()).isEqualTo(10);
    writes.moment = new Moment(8, 9);
    assertThat(settled.upTo()).isEqualTo(10);
    writes.moment = new Moment(9, 20);
    assertThat(settled.upTo()).isEqualTo(12);
  }

  @Test
  void theTransactionOfSomebodyElseHoldsThemUpForAWhileAtMost() {
    writes.moment = new Moment(1, 9);
    assertThat(settled.upTo()).isZero();
    nanoTime = Duration.ofMinutes(2).toNanos();
    assertThat(settled.upTo()).isZero();
    nanoTime++;
    assertThat(settled.upTo()).isEqualTo(10);
  }
}
