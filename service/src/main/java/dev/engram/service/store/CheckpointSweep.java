package dev.engram.service.store;

import dev.engram.service.job.CheckpointPlace;
import dev.engram.service.system.RunsJobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes files of checkpoints that no row names, which processes that died have left. */
@Component
@RunsJobs
class CheckpointSweep {

  private static final Logger log = LoggerFactory.getLogger(CheckpointSweep.class);

  /** Far longer than any checkpoint is on its way. */
  private static final Duration OLD = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final CheckpointPlace place;

  CheckpointSweep(JdbcClient jdbc, CheckpointPlace place) {
    this.jdbc = jdbc;
    this.place = place;
  }

  @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT24H")
  void sweep() {
    try {
      place.folder().filter(Files::isDirectory).ifPresent(folder -> sweep(folder, Instant.now().minus(OLD)));
    } catch (DataAccessException | UncheckedIOException failure) {
      log.warn("The folder of the checkpoints is swept another time: {}", failure.toString());
    }
  }

  void sweep(Path folder, Instant before) {
    List<Path> old = list(folder).stream()
        .filter(Files::isDirectory)
        .flatMap(ofJob -> list(ofJob).stream())
        .filter(file -> isOlder(file, before))
        .toList();
    Set<Path> known = new HashSet<>(); // read after the files: what is not in it is named by no row any more
    jdbc.sql("select file from job_checkpoint where file is not null")
        .query(row -> {
          known.add(folder.resolve(row.getString("file")));
        });
    old.stream().filter(file -> !known.contains(file)).forEach(CheckpointSweep::delete);
    list(folder).stream()
        .filter(Files::isDirectory)
        .filter(ofJob -> list(ofJob).isEmpty())
        .forEach(
            CheckpointSweep::delete);
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> found = Files.list(folder)) {
      return found.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOlder(Path file, Instant before) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
