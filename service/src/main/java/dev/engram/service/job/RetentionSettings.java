package dev.engram.service.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For how long after its end what is large of a job is kept; {@code engram.retention.*}. What it came to, its history and
 * its events are kept until somebody deletes it.
 *
 * @param metrics for its metrics and the looks into its cell; absent: for good
 * @param checkpoints for its checkpoints, which are its weights; absent: for good
 * @param interval how often it is looked for what is old enough
 */
@ConfigurationProperties("engram.retention")
public record RetentionSettings(@Nullable Duration metrics, @Nullable Duration checkpoints,
    @DefaultValue("1h") Duration interval) {

  public RetentionSettings {
    check("metrics", metrics);
    check("checkpoints", checkpoints);
    check("interval", interval);
  }

  private static void check(String name, @Nullable Duration time) {
    if (time != null && (time.isNegative() || time.isZero())) {
      throw new IllegalArgumentException(
          "engram.retention.%s is %s: it must be positive, such as 90d"
              .formatted(name, time));
    }
  }
}
