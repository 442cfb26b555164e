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
 * Where the demo's service keeps its things, and where the results go.
 *
 * @param temporary the service's things are deleted when closed; results are not among them
 */
public record DemoFolder(Path path, Path results, boolean temporary) implements AutoCloseable {

  private static final Path DEFAULT_RESULTS = Path.of("engram-demo");

  /** All in the folder that the user named; else only the results stay, in a folder of the one we are in. */
  public static DemoFolder open(Optional<Path> named) throws IOException {
    Path results = Files.createDirectories(named.orElse(DEFAULT_RESULTS).toAbsolutePath().normalize());
    return named.isPresent()
        ? new DemoFolder(results, results, false)
        : new DemoFolder(Files.createTempDirectory("engram-demo"), results, true);
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
