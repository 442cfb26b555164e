package dev.engram.service.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The mark in a data folder whose jobs were moved to another store: a file with that store's URL. An Engram that went on
 * with the folder would train the same jobs a second time, and remove checkpoints that the other one has made since.
 */
public record MovedStore(Path data) {

  private static final String NAME = "moved-to.txt";

  /** Where the jobs are now; empty where they are here. */
  public Optional<String> url() {
    try {
      return Files.exists(mark()) ? Optional.of(Files.readString(mark()).strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.of("another store, as " + mark() + " would say if it could be read");
    }
  }

  public void movedTo(String url) throws IOException {
    Files.writeString(mark(), url + "\n");
  }

  /** Whoever deletes it has the folder as it was. */
  public Path mark() {
    return data.resolve(NAME);
  }

  /** For people. */
  public String reason(String url) {
    return "The jobs of the data folder %s were moved to %s.".formatted(data, url);
  }
}
