package dev.engram.service.store;

import dev.engram.service.job.CheckpointPlace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Large checkpoints as files in a folder that all workers see. A file is on disk before the row that names it, and is
 * removed after that row: a crash between the two leaves a file that nobody knows, never a row without its file.
 */
@Component
final class CheckpointFolder {

  private static final Logger log = LoggerFactory.getLogger(CheckpointFolder.class);

  private final CheckpointPlace place;

  CheckpointFolder(CheckpointPlace place) {
    this.place = place;
  }

  /** @return the file's name in the folder */
  String write(String jobId, int step, byte[] content) {
    String name = "%s/%d-%s.checkpoint".formatted(jobId, step, UUID.randomUUID());
    Path file = resolve(name);
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      return name;
    } catch (IOException e) {
      throw new DataAccessResourceFailureException("A checkpoint can't be written to " + file, e);
    }
  }

  /** Empty where the file is gone. */
  Optional<byte[]> read(String name) {
    try {
      Path file = resolve(name);
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

  private void delete(String name) {
    try {
      Files.deleteIfExists(resolve(name));
    } catch (IOException e) {
      log.warn("The checkpoint {} is not needed any more and can't be deleted: {}", name, e.toString());
    }
  }

  private Path resolve(String name) {
    return place.folder()
        .orElseThrow(() -> new IllegalStateException("a checkpoint in a file, and no folder for it"))
        .resolve(name);
  }
}
