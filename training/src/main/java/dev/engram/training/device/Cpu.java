package dev.engram.training.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What processor this is: results are bit-identical only on the same kind. */
public final class Cpu {

  private static final Path LINUX_CPU_INFO = Path.of("/proc/cpuinfo");

  private Cpu() {}

  /** The processor's own name for itself where the system tells it, else its architecture. */
  public static String modelName() {
    if (!Files.isReadable(LINUX_CPU_INFO)) {
      return System.getProperty("os.arch");
    }
    try (var lines = Files.lines(LINUX_CPU_INFO)) {
      return lines.filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
