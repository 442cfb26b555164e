package dev.engram.service.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** What the tests of all processes of a build have seen of the contract, kept in files until the last of them asks. */
final class SeenAnswers {

  private static final Path FOLDER = Path.of("target", "contract");
  private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(SeenAnswers::write));
  }

  private SeenAnswers() {}

  static void add(String what) {
    SEEN.add(what);
  }

  static void addAll(Collection<String> what) {
    SEEN.addAll(what);
  }

  /** Also by the processes before this one. */
  static Set<String> all() {
    Set<String> all = new TreeSet<>(SEEN);
    if (Files.isDirectory(FOLDER)) {
      try (Stream<Path> files = Files.list(FOLDER)) {
        files.forEach(file -> all.addAll(lines(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  private static Collection<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write() {
    try {
      Files.createDirectories(FOLDER);
      Files.write(FOLDER.resolve(ProcessHandle.current().pid() + ".txt"), SEEN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
