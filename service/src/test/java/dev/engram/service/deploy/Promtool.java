package dev.engram.service.deploy;

import dev.engram.service.Needs;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Prometheus' programs, where this machine has them. */
public final class Promtool {

  private Promtool() {}

  /** What it said, and whether it was content. */
  public record Verdict(boolean content, String said) {}

  /** The test is skipped where there is none. */
  public static Path need(String program) {
    Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
    Needs.that(found.isPresent(), "there is no %s (Debian: prometheus): Prometheus was not asked".formatted(program));
    return found.orElseThrow();
  }

  /** @param input of it */
  public static Verdict check(String input, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(need("promtool").toString(), "check"));
    command.addAll(List.of(arguments));
    Path in = Files.createTempFile("promtool", ".txt");
    try {
      Files.writeString(in, input);
      Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(in.toFile()).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Verdict(process.waitFor() == 0, said);
    } finally {
      Files.delete(in);
    }
  }
}
