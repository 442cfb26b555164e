package dev.engram.service.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A PostgreSQL in a container where a Docker engine answers, and one of this machine's own processes where none does. */
public record TestPostgres(String url, String user, String password, Closeable server) implements AutoCloseable {

  private static final String IMAGE = "postgres:18-alpine";

  public static TestPostgres start() throws IOException {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      System.out.println("The store is tested on PostgreSQL in a container: " + IMAGE);
      PostgreSQLContainer container = new PostgreSQLContainer(IMAGE);
      container.start();
      return new TestPostgres(container.getJdbcUrl(), container.getUsername(), container.getPassword(),
          container::stop);
    }
    System.out.println("The store is tested on an embedded PostgreSQL: no Docker engine answers");
    EmbeddedPostgres embedded = EmbeddedPostgres.start();
    return new TestPostgres(embedded.getJdbcUrl("postgres", "postgres"), "postgres", "", embedded);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
