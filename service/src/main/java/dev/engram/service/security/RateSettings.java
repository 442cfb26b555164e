package dev.engram.service.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a key may ask one process; {@code engram.rate.*}.
 *
 * @param requestsPerSecond in the long run
 * @param burst at once, after a rest
 */
@ConfigurationProperties("engram.rate")
record RateSettings(@DefaultValue("100") int requestsPerSecond, @DefaultValue("300") int burst) {

  RateSettings {
    if (requestsPerSecond < 1) {
      throw new IllegalArgumentException(
          "engram.rate.requests-per-second is %d: it must be at least 1".formatted(requestsPerSecond));
    }
    if (burst < 1) {
      throw new IllegalArgumentException("engram.rate.burst is %d: it must be at least 1".formatted(burst));
    }
  }
}
