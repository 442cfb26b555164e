package dev.engram.service.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A PostgreSQL of the tests' own. */
class PostgresStoreTest {

  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) throws IOException {
    registry.add("spring.datasource.url", () -> server.getJdbcUrl("postgres", "postgres"));
    registry.add("spring.datasource.username", () -> "postgres");
    Path folder = Files.createTempDirectory(Path.of("target"), "checkpoints-");
    registry.add("engram.checkpoints.folder", () -> folder);
  }

  @Nested
  class Jobs extends JobsContract {}

  @Nested
  class Transitions extends TransitionsContract {}

  @Nested
  class Progress extends ProgressContract {}

  @Nested
  class Checkpoints extends CheckpointsContract {}

  @Nested
  class Keys extends KeysContract {}

  @Nested
  class Workers extends WorkersContract {}
}
