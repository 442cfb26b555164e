package dev.engram.service.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import dev.engram.service.process.ServiceProcess;
import dev.engram.service.store.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many bytes of PostgreSQL a job takes, with indexes: one of the default LSTM is trained, and copied in SQL. */
@Tag("long")
class StoreSizeIT {

  private static final int COPIES = Integer.getInteger("engram.bench.sizeJobs", 5);
  private static final int STEPS = Integer.getInteger("engram.bench.sizeSteps", 20);

  /** Checkpoints are large, and their size hardly depends on how many there are. */
  private static final int COPIES_WITH_CHECKPOINTS = Math.min(COPIES, 100);

  private static final List<String> PARTS = List.of("job", "job_event", "job_metric", "job_diagnostics");
  private static final List<String> CHECKPOINTS = List.of("job_checkpoint", "job_checkpoint_chunk");

  @TempDir
  private Path folder;

  @Test
  void ofAJobAndItsParts() throws Exception {
    try (TestPostgres postgres = TestPostgres.start()) {
      trainOne(postgres);
      try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
          Statement sql = connection.createStatement()) {
        for (String table : PARTS) {
          copy(sql, table, COPIES);
        }
        for (String table : CHECKPOINTS) {
          copy(sql, table, COPIES_WITH_CHECKPOINTS);
        }
        for (String table : PARTS) {
          print(sql, table, COPIES + 1);
        }
        long ofCheckpoints = 0;
        for (String table : CHECKPOINTS) {
          ofCheckpoints += print(sql, table, COPIES_WITH_CHECKPOINTS + 1);
        }
        long checkpoints = number(sql, "select count(*) from job_checkpoint");
        System.out.printf(Locale.ROOT, "a checkpoint: %,d bytes of content, %,d bytes of the store (n = %,d)%n",
            number(sql, "select max(byte_count) from job_checkpoint"), ofCheckpoints / checkpoints, checkpoints);
      }
    }
  }

  private void trainOne(TestPostgres postgres) throws Exception {
    try (ServiceProcess service = ServiceProcess.serve(folder, "--spring.datasource.url=" + postgres.url(),
        "--spring.datasource.username=" + postgres.user(), "--spring.datasource.password=" + postgres.password())) {
      Caller caller = service.caller();
      String id = caller.submit(
          Specs.with(Specs.with(Specs.smallest("lstm", 5), "/maxSteps", String.valueOf(STEPS)), "/stopWhen", "null"));
      await().atMost(Duration.ofHours(1)).until(() -> caller.job(id).path("terminal").booleanValue());
      assertThat(caller.state(id)).isEqualTo("SUCCEEDED");
      service.terminate();
    }
  }

  /** All rows of the job once more for each of other jobs, whose ids are as long. */
  private static void copy(Statement sql, String table, int copies) throws SQLException {
    String key = table.equals("job") ? "id" : "job_id";
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    try (ResultSet row = sql.executeQuery("""
        select column_name from information_schema.columns
        where table_schema = current_schema() and table_name = '%s' and is_identity = 'NO'""".formatted(table))) {
      while (row.next()) {
        String column = row.getString(1);
        columns.add(column);
        values.add(column.equals(key) ? "'job_' || lpad(copy::text, 26, '0')" : column);
      }
    }
    sql.execute(
        "insert into %s (%s) select %s from (select * from %s) one, generate_series(1, %d) copy".formatted(table,
            String.join(", ", columns), String.join(", ", values), table, copies));
    sql.execute("vacuum analyze " + table);
  }

  private static long print(Statement sql, String table, int jobs) throws SQLException {
    long bytes = number(sql, "select pg_total_relation_size('%s')".formatted(table));
    long indexes = number(sql, "select pg_indexes_size('%s')".formatted(table));
    long rows = number(sql, "select count(*) from " + table);
    assertThat(bytes).isPositive();
    System.out.printf(Locale.ROOT,
        "%-22s %,9d rows a job  %,9d bytes a row (%,d of them indexes)  %,11d bytes a job  (n = %,d)%n",
        table, rows / jobs, bytes / rows, indexes / rows, bytes / jobs, rows);
    return bytes;
  }

  private static long number(Statement sql, String query) throws SQLException {
    try (ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
