package dev.engram.service.chaos;

import dev.engram.service.http.Caller;
import dev.engram.service.process.ServiceProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Processes that share a PostgreSQL, each of which may be killed. */
final class Fleet implements AutoCloseable {

  private static final int SLOTS = 2;

  private final Path folder;
  private final Duration heartbeats;
  private final int databasePort;
  private final List<ServiceProcess> started = new ArrayList<>();
  private final List<ServiceProcess> workers = new ArrayList<>();
  private EmbeddedPostgres database;

  private Fleet(Path folder, Duration heartbeats) throws IOException {
    this.folder = folder;
    this.heartbeats = heartbeats;
    try (ServerSocket free = new ServerSocket(0)) {
      databasePort = free.getLocalPort();
    }
    database = newDatabase();
  }

  /** A worker that is silent for four seconds is lost. */
  static Fleet in(Path folder) throws IOException {
    return in(folder, Duration.ofSeconds(1));
  }

  /** @param heartbeats how far apart; a worker that misses four is lost */
  static Fleet in(Path folder, Duration heartbeats) throws IOException {
    return new Fleet(folder, heartbeats);
  }

  private EmbeddedPostgres newDatabase() throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(databasePort)
        .setDataDirectory(folder.resolve("postgres"))
        .setCleanDataDirectory(false)
        .start();
  }

  void stopDatabase() throws IOException {
    database.close();
  }

  void startDatabase() throws IOException {
    database = newDatabase();
  }

  void sql(String statement) throws SQLException {
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement execution = connection.createStatement()) {
      execution.execute(statement);
    }
  }

  ServiceProcess launch(String role, Map<String, String> environment, String... arguments) throws IOException {
    Path own = Files.createTempDirectory(folder, role + "-");
    List<String> all = new ArrayList<>(List.of("--engram.role=" + role,
        "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
        "--spring.datasource.username=postgres", "--engram.checkpoints.folder=" + folder.resolve("checkpoints"),
        "--db-scheduler.heartbeat-interval=" + heartbeats.toSeconds() + "s",
        "--db-scheduler.missed-heartbeats-limit=4"));
    all.addAll(Arrays.asList(arguments));
    if (all.stream().noneMatch(argument -> argument.startsWith("--engram.slots="))) {
      all.add("--engram.slots=" + SLOTS);
    }
    ServiceProcess process = ServiceProcess.launch(own, environment, all.toArray(String[]::new));
    started.add(process);
    if (role.equals("worker")) {
      workers.add(process);
    }
    return process;
  }

  /** Those that have not been killed hand back what they have. */
  void stopWorkers() throws Exception {
    for (ServiceProcess worker : workers) {
      worker.terminate();
    }
    workers.clear();
  }

  ServiceProcess start(String role, String... arguments) throws IOException {
    ServiceProcess process = launch(role, Map.of(), arguments);
    process.awaitReady();
    return process;
  }

  Caller startApi() throws IOException {
    return start("api").caller();
  }

  @Override
  public void close() throws IOException {
    started.forEach(ServiceProcess::close);
    database.close();
  }
}
