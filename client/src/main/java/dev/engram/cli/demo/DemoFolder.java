package dev.engram.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the demo's service keeps its things.
 *
 * @param temporary deleted when closed
 */
public record DemoFolder(Path path, boolean temporary) implements AutoCloseable {

  /** The folder the user named, or a temporary one. */
  public static DemoFolder open(Optional<Path> named) throws IOException {
    if (named.isEmpty()) {
      return new DemoFolder(Files.createTempDirectory("engram-demo"), true);
    }
    return new DemoFolder(Files.createDirectories(named.get().toAbsolutePath().normalize()), false);
  }

  Path data() {
    return path.resolve("data");
  }

  Path portFile() {
    return path.resolve("port");
  }

  Path log() {
    return path.resolve("service.log");
  }

  /** The jobs as the service answered them. */
  public Path jobs() {
    return path.resolve("jobs.json");
  }

  /** Deletes a temporary folder; a second call, by an interruption, finds nothing to do. */
  @Override
  public synchronized void close() {
    if (!temporary || !Files.exists(path)) {
      return;
    }
    try (Stream<Path> deepestLast = Files.walk(path)) {
      List<Path> deepestFirst = deepestLast.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : deepestFirst) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't delete " + path + ": " + e.getMessage(), e);
    }
  }
}
