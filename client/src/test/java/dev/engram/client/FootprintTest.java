package dev.engram.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Job;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The build forbids other libraries than these, and Jackson. */
class FootprintTest {

  private static final long MEGABYTE = 1_000_000;

  @Test
  void addsLessThanAMegabyteToAProgram() throws Exception {
    long bytes = 0;
    for (Class<?> part : new Class<?>[]{EngramClient.class, Job.class, CommandLine.class, Nullable.class}) {
      bytes += sizeOfHome(part);
    }
    assertThat(bytes).isBetween(500_000L, MEGABYTE);
  }

  /** What a jar of a class and its neighbours weighs, or would weigh. */
  private static long sizeOfHome(Class<?> part) throws URISyntaxException, IOException {
    Path home = Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(home).filter(Files::isRegularFile)) {
      return Files.isDirectory(home) ? files.mapToLong(FootprintTest::compressed).sum() : Files.size(home);
    }
  }

  private static long compressed(Path file) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (OutputStream deflater = new DeflaterOutputStream(out)) {
        Files.copy(file, deflater);
      }
      return out.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
