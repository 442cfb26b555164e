package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the bits of a result depend on besides the spec.
 *
 * @param engine the library that computes and its version, such as {@code DJL PyTorch 0.36.0}
 * @param nativeVersion its native library, such as {@code libtorch 2.7.1 cpu linux-x86_64}
 * @param device the name of the device, for people; its id is the job's {@code device}
 * @param cpu the processor's name for itself, or else its architecture
 * @param threads how many compute one operation
 * @param pack how many runs train together, where that can change the last bits of each; null where it can't
 */
public record Fingerprint(String engine, @JsonProperty("native") String nativeVersion, String device, String cpu,
    int threads, @Nullable Integer pack) {

  public Fingerprint inPackOf(int runs) {
    return new Fingerprint(engine, nativeVersion, device, cpu, threads, runs);
  }
}
