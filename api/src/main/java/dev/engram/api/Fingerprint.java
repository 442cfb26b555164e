package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the bits of a result depend on besides the spec.
 *
 * @param pack how many runs train together, where that can change the last bits of each; null where it can't
 */
public record Fingerprint(String engine, @JsonProperty("native") String nativeVersion, String device, String cpu,
    int threads, @Nullable Integer pack) {

  public Fingerprint inPackOf(int runs) {
    return new Fingerprint(engine, nativeVersion, device, cpu, threads, runs);
  }
}
