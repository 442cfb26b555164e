package dev.engram.service.fuzz;

import dev.engram.service.store.TestPostgres;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** PostgreSQL takes less than H2 does, such as no U+0000. */
@DirtiesContext
class FuzzOnPostgresTest extends FuzzContract {

  private static TestPostgres server;

  /** What is kept there is closed after the service, which would complain of a database that is away. */
  @RegisterExtension
  static final BeforeAllCallback POSTGRES = test -> {
    server = TestPostgres.start();
    test.getStore(Namespace.create(FuzzOnPostgresTest.class)).put("server", server);
  };

  @DynamicPropertySource
  static void onPostgres(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", () -> server.url());
    registry.add("spring.datasource.username", () -> server.user());
    registry.add("spring.datasource.password", () -> server.password());
  }
}
