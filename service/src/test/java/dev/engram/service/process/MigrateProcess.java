package dev.engram.service.process;

import dev.engram.service.store.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./engram migrate}, as the launcher starts it. */
final class MigrateProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 300;

  private final Process process;
  private final Path out;
  private final Path err;

  private MigrateProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static MigrateProcess start(Path data, TestPostgres target) throws IOException {
    Path out = Files.createTempFile(data, "migrate", ".out");
    Path err = Files.createTempFile(data, "migrate", ".err");
    ProcessBuilder builder = new ProcessBuilder(List.of(
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java", "-XX:+UseSerialGC", "-cp",
        Path.of("target", "engram-service.jar").toString(), "dev.engram.service.store.migrate.Migrate", "--to",
        target.url(), "--user", target.user(), "--data", data.toString()))
        .redirectOutput(out.toFile())
        .redirectError(err.toFile());
    builder.environment().put("ENGRAM_DB_PASSWORD", target.password());
    return new MigrateProcess(builder.start(), out, err);
  }

  int exitCode() throws Exception {
    return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  void kill() throws Exception {
    process.destroyForcibly().waitFor();
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
