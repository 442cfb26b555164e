package dev.engram.service.store;

import dev.engram.service.job.CheckpointPlace;
import dev.engram.service.system.RefusedStart;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Large checkpoints as files in a folder that all processes see. A file is on disk before the row that names it, and is
 * removed after that row: a crash between the two leaves a file that nobody knows, never a row without its file.
 */
@Component
final class CheckpointFolder {

  static final String SUFFIX = ".checkpoint";

  private static final Logger log = LoggerFactory.getLogger(CheckpointFolder.class);
  private static final String SETTING = "engram.checkpoints.folder";

  private final CheckpointPlace place;
  private final FolderMarker marker;

  CheckpointFolder(CheckpointPlace place, FolderMarker marker) {
    this.place = place;
    this.marker = marker;
  }

  @PostConstruct
  void check() {
    marker.name().ifPresent(name -> {
      Path folder = place.folder()
          .orElseThrow(() -> new RefusedStart(
              SETTING + " is not set, and there are checkpoints of this store in a folder.",
              "Set it to the folder that the other processes have."));
      if (!Files.exists(folder.resolve(name))) {
        throw new RefusedStart(FolderMarker.missing(folder, name), "Set " + SETTING
            + " to that folder, or mount it there. Where it is lost for good, make an empty file of that name.");
      }
    });
  }

  /**
   * Of the same attempt at the same step the bytes are the same, and so is the file.
   *
   * @return the file's name in the folder
   */
  String write(String jobId, int attempt, int step, byte[] content) {
    Path folder = folder();
    marker.verify(folder);
    String name = "%s/%d-%d%s".formatted(jobId, step, attempt, SUFFIX);
    Path file = folder.resolve(name);
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      Files.createDirectories(file.getParent());
      try {
        writeThrough(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft); // where there was no room for it
      }
      return name;
    } catch (IOException e) {
      throw new DataAccessResourceFailureException("A checkpoint can't be written to " + file, e);
    }
  }

  private static void writeThrough(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /** Empty where the file is gone. */
  Optional<byte[]> read(String name) {
    Path folder = folder();
    marker.verify(folder); // else what is not mounted would look as if it were gone
    try {
      Path file = folder.resolve(name);
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new DataAccessResourceFailureException("The checkpoint %s can't be read".formatted(name), e);
    }
  }

  void deleteAfterCommit(String name) {
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        delete(name);
      }
    });
  }

  void delete(String name) {
    try {
      Files.deleteIfExists(folder().resolve(name));
    } catch (IOException e) {
      log.warn("The checkpoint {} is not needed any more and can't be deleted: {}", name, e.toString());
    }
  }

  private Path folder() {
    return place.folder()
        .orElseThrow(() -> new DataAccessResourceFailureException(
            "there are checkpoints in a folder, and %s is not set".formatted(SETTING)));
  }
}
