package dev.engram.service.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A data folder of its own for a service within the tests. */
public final class DataFolder {

  private DataFolder() {}

  public static void fresh(DynamicPropertyRegistry registry) throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "data-");
    registry.add("engram.data", () -> folder);
  }
}
