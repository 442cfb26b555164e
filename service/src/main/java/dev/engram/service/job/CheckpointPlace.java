package dev.engram.service.job;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where checkpoints go.
 *
 * @param inStoreBytes the largest that the job store itself keeps
 * @param folder for larger ones, which must not be where there is none
 */
public record CheckpointPlace(long inStoreBytes, Optional<Path> folder) {

  /** What a Java array can hold, less what a checkpoint has besides its arrays. */
  private static final long LARGEST = Integer.MAX_VALUE - (1L << 20);

  long largest() {
    return folder.isPresent() ? LARGEST : inStoreBytes;
  }

  /** For people. */
  String limit() {
    return folder.isPresent() ? "in a file" : "while engram.checkpoints.folder is not set";
  }
}
