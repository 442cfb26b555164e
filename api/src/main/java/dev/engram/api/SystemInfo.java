package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this service is and has.
 *
 * @param version of Engram, of the process that answers
 * @param role {@code all}: the process that answers trains as well; {@code api}: it does not
 * @param engine the library that computes and its version, such as {@code DJL PyTorch 0.36.0}, in the process that
 *        answers
 * @param nativeVersion its native library, such as {@code libtorch 2.7.1 cpu linux-x86_64}
 * @param devices of all live workers; of those with the same id one
 * @param cudaAvailable whether any live worker has a CUDA device
 * @param slots of all live workers together
 * @param workers that were heard of in the last 30 seconds
 */
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

  /**
   * A place to compute.
   *
   * @param id what a job's {@code device} can name: {@code cpu}, {@code cuda:0}
   * @param name for people
   * @param memoryBytes null where the driver does not tell
   * @param freeBytes at its worker's last heartbeat; null likewise
   */
  public record Device(String id, String name, @Nullable Long memoryBytes, @Nullable Long freeBytes) {}

  /**
   * A process that trains.
   *
   * @param id its machine's name and its process id
   * @param devices their ids, the one that {@code auto} means first
   * @param slots how many jobs it runs at once, a pack of jobs that train together counted as one
   * @param lastHeartbeat it sends one every 5 seconds
   */
  public record Worker(String id, List<String> devices, int slots, Instant lastHeartbeat) {}

  /**
   * Jobs that wait.
   *
   * @param depth how many are QUEUED; those that a sweep has not put into the queue yet are not
   * @param oldestSeconds since the oldest of them was made; null: none waits
   */
  public record Queue(long depth, @Nullable Double oldestSeconds) {}
}
