package dev.engram.service.store.migrate;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Random;
import org.flywaydb.core.Flyway;

/** A data folder with a row in every table, each with what is hard to copy. */
record FilledFolder(Path data) {

  static FilledFolder in(Path data) throws Exception {
    FilledFolder folder = new FilledFolder(data);
    folder.migrateTo("latest");
    folder.fill();
    return folder;
  }

  String url() {
    return "jdbc:h2:file:" + data.resolve("engram").toAbsolutePath();
  }

  void migrateTo(String version) {
    Flyway.configure().dataSource(url(), "engram", "").target(version).load().migrate();
  }

  Connection open() throws SQLException {
    return DriverManager.getConnection(url(), "engram", "");
  }

  void sql(String... statements) throws SQLException {
    try (Connection connection = open(); Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void fill() throws Exception {
    sql("""
        insert into sweep (id, name, spec, intent, version, created_at, owner)
        values ('swp_1', 'Größe ∞ 🧠', '{}', 'RUN', 1, timestamp with time zone '2026-11-20 12:00:00.123456+05:30', 'a')
        """, """
        insert into sweep_job (sweep_id, number, part, point, role, cell, variant, length, max_steps, spec)
        values ('swp_1', 0, '', 0, 'REPORTED', 'rnn', '', 5, 100, '{}')
        """,
        """
            insert into job (id, state, spec, cell, sweep_id, attempt, restarts, version, step, steps_per_second, created_at,
              running_millis, execution_id, turn, owner)
            values ('job_1', 'RUNNING', '{"name": "a\\\\u0000b"}', 'rnn', 'swp_1', 1, 0, 9223372036854775807, 7, 1e-308,
              timestamp with time zone '2026-11-20 12:00:00.999999+00', 5, 'exe_1',
              timestamp with time zone '1969-12-31 23:59:59.000001-08', 'a')
            """,
        "insert into job_label values ('job_1', 'course', '')",
        "insert into job_label values ('job_1', 'Z', 'line\nline')",
        "insert into job_diagnostics values ('job_1', 10, '" + "x".repeat(300_000) + "')",
        """
            insert into job_metric (job_id, step, metric_key, metric_value) values
              ('job_1', 1, 'a', cast('NaN' as double precision)), ('job_1', 1, 'b', cast('Infinity' as double precision)),
              ('job_1', 1, 'c', cast('-Infinity' as double precision)), ('job_1', 1, 'd', 4.9E-324),
              ('job_1', 1, 'e', 0.1)
            """,
        """
            insert into evaluation (id, job_id, state, length, sample_size, created_at)
            values ('evl_1', 'job_1', 'QUEUED', 5, 100, timestamp with time zone '2026-11-20 12:00:00+00')
            """,
        """
            insert into idempotency_key (owner, route_hash, key_value, request_hash, token, taken_at, status, headers, body)
            values ('a', 'r', 'k', 'h', 't', timestamp with time zone '2026-11-20 12:00:00+00', 202, '{}', X'00ff')
            """,
        """
            insert into api_key (id, name, owner, role, secret_hash, created_at)
            values ('key_1', '', 'a', 'USER', 'h', timestamp with time zone '2026-11-20 12:00:00+00')
            """, """
            insert into login values ('t', 'key_1', timestamp with time zone '2026-11-20 12:00:00+00')
            """,
        """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
            values ('train', 'exe_1', timestamp with time zone '2026-11-20 12:00:00+00', true, 'a worker',
              timestamp with time zone '2026-11-20 12:00:01+00', 3)
            """,
        "insert into worker values ('w', '[]', 1, timestamp with time zone '2026-11-20 12:00:00+00')",
        "insert into store_setting values ('checkpoint folder', 'engram-marker')");
    fillEvents(30);
    fillCheckpoint(10, new byte[]{1, 0, -1});
  }

  /** The last of them are gone again, as those of jobs that were deleted. */
  private void fillEvents(int count) throws SQLException {
    String event = """
        insert into job_event (job_id, sweep_id, happened_at, type, data)
        values ('job_1', 'swp_1', timestamp with time zone '2026-11-20 12:00:00.5+00', 'log', '{}')
        """;
    sql(Collections.nCopies(count, event).toArray(String[]::new));
    sql("delete from job_event where id in (3, %d, %d)".formatted(count, count - 1));
  }

  void fillCheckpoint(int step, byte[] content) throws Exception {
    fillCheckpoint(step, content, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
  }

  void fillCheckpoint(int step, byte[] content, String sha256) throws Exception {
    try (Connection connection = open()) {
      try (PreparedStatement row = connection.prepareStatement("""
          insert into job_checkpoint (job_id, step, created_at, byte_count, sha256, fingerprint)
          values (?, ?, timestamp with time zone '2026-11-20 12:00:00+00', ?, ?, '{}')
          """)) {
        row.setString(1, "job_1");
        row.setInt(2, step);
        row.setInt(3, content.length);
        row.setString(4, sha256);
        row.execute();
      }
      try (PreparedStatement chunk = connection.prepareStatement(
          "insert into job_checkpoint_chunk values (?, ?, ?, ?)")) {
        for (int start = 0; start < content.length; start += 1 << 19) {
          chunk.setString(1, "job_1");
          chunk.setInt(2, step);
          chunk.setInt(3, start >> 19);
          chunk.setBytes(4, Arrays.copyOfRange(content, start, Math.min(content.length, start + (1 << 19))));
          chunk.execute();
        }
      }
    }
  }

  static byte[] random(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }
}
