package dev.engram.service.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How events are told live; {@code engram.events.*}.
 *
 * @param jobs from one look at a followed job to the next
 * @param sweeps likewise of a sweep
 * @param heartbeat the longest silence of a stream
 * @param backlog what is kept in memory of a followed job or sweep for those who read slowly
 */
@ConfigurationProperties("engram.events")
public record StreamSettings(@DefaultValue("500ms") Duration jobs, @DefaultValue("1s") Duration sweeps,
    @DefaultValue("15s") Duration heartbeat, @DefaultValue("1MB") DataSize backlog) {

  public StreamSettings {
    checkPositive("jobs", jobs);
    checkPositive("sweeps", sweeps);
    checkPositive("heartbeat", heartbeat);
  }

  private static void checkPositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("engram.events.%s is %s: it must be positive".formatted(name, value));
    }
  }
}
