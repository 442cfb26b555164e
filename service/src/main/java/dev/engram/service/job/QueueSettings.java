package dev.engram.service.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs wait; {@code engram.queue.*}.
 *
 * @param ageing the waiting time that is worth as much as one more of priority
 * @param limit how many jobs may wait; more are refused
 */
@ConfigurationProperties("engram.queue")
public record QueueSettings(@DefaultValue("1m") Duration ageing, @DefaultValue("100000") int limit) {

  public QueueSettings {
    if (ageing.isNegative() || ageing.isZero()) {
      throw new IllegalArgumentException("engram.queue.ageing is %s: it must be positive".formatted(ageing));
    }
    if (limit < 1) {
      throw new IllegalArgumentException("engram.queue.limit is %d: it must be at least 1".formatted(limit));
    }
  }
}
