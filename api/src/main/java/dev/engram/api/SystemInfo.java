package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this service is and has. */
public record SystemInfo(
    String version,
    String role,
    String engine,
    @JsonProperty("native") String nativeVersion,
    List<Device> devices,
    boolean cudaAvailable,
    int slots,
    List<Worker> workers,
    Queue queue) {

  /** A place to compute; memory is null where the driver does not tell. */
  public record Device(String id, String name, @Nullable Long memoryBytes, @Nullable Long freeBytes) {}

  /** A process that trains. */
  public record Worker(String id, List<String> devices, int slots, Instant lastHeartbeat) {}

  /** Jobs that wait. */
  public record Queue(long depth, @Nullable Double oldestSeconds) {}
}
