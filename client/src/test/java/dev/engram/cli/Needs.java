package dev.engram.cli;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a machine must have for a test: one that lacks it skips loudly, and fails where nothing may be skipped. */
final class Needs {

  private Needs() {}

  static void program(String name) {
    boolean there = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    if (!there) {
      skip("there is no " + name + " on this machine");
    }
  }

  /** That Ctrl-C ends a program, which it does not where the build was put in the background by a script. */
  static void interrupts() throws IOException, InterruptedException {
    if (new ProcessBuilder("sh", "-c", "kill -INT $$").start().waitFor() == 0) {
      skip("SIGINT is ignored by what started this build");
    }
  }

  private static void skip(String otherwise) {
    if (Boolean.getBoolean("engram.skipNothing")) {
      fail(otherwise);
    }
    System.out.println("SKIPPED: " + otherwise);
    abort(otherwise);
  }
}
