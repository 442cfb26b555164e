package dev.engram.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A PostgreSQL of the tests' own. */
class PostgresStoreTest {

  private static TestPostgres server;

  @BeforeAll
  static void start() throws IOException {
    server = TestPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) throws IOException {
    registry.add("spring.datasource.url", () -> server.url());
    registry.add("spring.datasource.username", () -> server.user());
    registry.add("spring.datasource.password", () -> server.password());
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
  class Diagnostics extends DiagnosticsContract {}

  @Nested
  class Events extends EventsContract {}

  @Nested
  class Checkpoints extends CheckpointsContract {}

  @Nested
  class Retention extends RetentionContract {}

  @Nested
  class Keys extends KeysContract {}

  @Nested
  class ApiKeys extends ApiKeysContract {}

  @Nested
  class Workers extends WorkersContract {}

  @Nested
  class Sweeps extends SweepsContract {}

  @Nested
  class Migrations extends MigrationsContract {}

  /** A machine that vanishes in the middle of a transaction must not hold its locks for hours. */
  @Nested
  class Patience extends StoreContract {

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({"lock_timeout, 10s", "idle_in_transaction_session_timeout, 1min"})
    void hasAnEnd(String setting, String value) {
      assertThat(jdbc.sql("show " + setting).query(String.class).single()).isEqualTo(value);
    }
  }
}
