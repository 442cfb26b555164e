package dev.engram.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueOrderTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final QueueOrder order = new QueueOrder(new QueueSettings(Duration.ofMinutes(1), 10));

  @Test
  void theFirstToComeIsTheFirstToGo() {
    assertThat(order.turn(NOON, 0)).isBefore(order.turn(NOON.plusMillis(1), 0));
  }

  @Test
  void aHigherPriorityGoesFirst() {
    assertThat(order.turn(NOON.plusSeconds(59), 1)).isBefore(order.turn(NOON, 0));
  }

  @Test
  void butNothingWaitsForEverBehindIt() {
    assertThat(order.turn(NOON.plusSeconds(61), 1)).isAfter(order.turn(NOON, 0));
    assertThat(order.turn(NOON.plus(Duration.ofMinutes(2001)), 1000)).isAfter(order.turn(NOON, -1000));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1000, 0, 1000})
  void everyJobIsDueAtOnce(int priority) {
    assertThat(order.turn(NOON, priority)).isBeforeOrEqualTo(NOON);
  }

  @Test
  void settingsThatOrderNothingAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new QueueSettings(Duration.ZERO, 10))
        .withMessageContaining("engram.queue.ageing");
    assertThatIllegalArgumentException().isThrownBy(() -> new QueueSettings(Duration.ofMinutes(1), 0))
        .withMessageContaining("engram.queue.limit");
  }
}
