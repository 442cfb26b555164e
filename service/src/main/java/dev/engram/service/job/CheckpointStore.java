package dev.engram.service.job;

import dev.engram.api.Fingerprint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where checkpoints are kept: bytes, and what is known of them. */
public interface CheckpointStore {

  /**
   * What is known of a checkpoint.
   *
   * @param loss at the last evaluation before it
   * @param accuracy likewise
   * @param fingerprint of the process that took it
   */
  record StoredCheckpoint(int step, Instant createdAt, @Nullable Double loss, @Nullable Double accuracy,
      long bytes, String sha256, Fingerprint fingerprint) {}

  /**
   * Bytes on their way into the store.
   *
   * @param file where they are already, because they are too large for the store itself
   */
  record Placed(byte[] content, @Nullable String file) {}

  /** The first half of saving, which can take long: outside of any transaction. */
  Placed place(String jobId, int attempt, int step, byte[] content);

  /** Undoes that, where no row names it. */
  void discard(Placed placed);

  /**
   * Keeps a checkpoint in the place of any of the same step.
   *
   * @return whether the job still belongs to the running attempt; else nothing was written
   */
  boolean save(String jobId, int attempt, StoredCheckpoint checkpoint, Placed placed);

  /** The one that a new job begins with. */
  void saveFirst(String jobId, StoredCheckpoint checkpoint, Placed placed);

  /** The newest first. */
  List<StoredCheckpoint> list(String jobId);

  /** Its bytes, whatever has become of them; empty where they are gone. */
  Optional<byte[]> content(String jobId, int step);

  void remove(String jobId, Collection<Integer> steps);
}
