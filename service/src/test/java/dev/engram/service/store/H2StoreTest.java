package dev.engram.service.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The file of production in a fresh data folder. */
class H2StoreTest {

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "store-");
    registry.add("engram.data", () -> folder);
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
}
