package dev.engram.service.fuzz;

import dev.engram.service.store.TestPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** PostgreSQL takes less than H2 does: no U+0000, no half of a pair of surrogates. */
@DirtiesContext
class FuzzOnPostgresTest extends FuzzContract {

  private static TestPostgres server;

  @BeforeAll
  static void start() throws IOException {
    server = TestPostgres.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @DynamicPropertySource
  static void onPostgres(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", () -> server.url());
    registry.add("spring.datasource.username", () -> server.user());
    registry.add("spring.datasource.password", () -> server.password());
  }
}
