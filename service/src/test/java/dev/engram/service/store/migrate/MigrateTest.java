package dev.engram.service.store.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.store.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;

/** What is moved, and what is refused: a data folder with rows in every table, and a PostgreSQL. */
class MigrateTest {

  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private static TestPostgres server;

  @TempDir
  private static Path filled;

  @TempDir
  private Path folder;

  private FilledFolder source;
  private String schema;

  private record Run(int exitCode, String out, String err) {}

  @BeforeAll
  static void start() throws Exception {
    LoggingSystem.get(MigrateTest.class.getClassLoader()).beforeInitialize(); // as the program does
    server = TestPostgres.start();
    FilledFolder.in(filled);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void fill() throws Exception {
    source = new FilledFolder(Files.createDirectories(folder.resolve("data")));
    Files.copy(filled.resolve("engram.mv.db"), source.data().resolve("engram.mv.db"));
    schema = "s" + SCHEMAS.incrementAndGet();
    sql("create schema " + schema);
  }

  private String url() {
    return server.url() + (server.url().contains("?") ? "&" : "?") + "currentSchema=" + schema;
  }

  private Run migrate() {
    return run("--to", url(), "--user", server.user(), "--data", source.data().toString());
  }

  private static Run run(String... arguments) {
    return run(Map.of(Request.PASSWORD, server.password()), arguments);
  }

  private static Run run(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = new Migrate(new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8)).run(arguments, environment);
    return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), server.user(), server.password());
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = connect(); Statement execution = connection.createStatement()) {
      execution.execute(statement);
    }
  }

  private List<String> rows(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      Stream.Builder<String> found = Stream.builder();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found.build().toList();
    }
  }

  private String one(String query) throws SQLException {
    return rows(query).getFirst();
  }

  @Test
  void everyTableOfTheStoreIsKnown() throws Exception {
    try (Connection connection = source.open();
        ResultSet table = connection.getMetaData().getTables(null, "PUBLIC", null, new String[]{"BASE TABLE"})) {
      TreeSet<String> found = new TreeSet<>();
      while (table.next()) {
        found.add(table.getString("TABLE_NAME"));
      }
      found.remove(StoreTable.HISTORY);
      assertThat(found).as("a new table must be copied, after those that it refers to, or left behind on purpose")
          .isEqualTo(
              Stream.of(StoreTable.values()).map(StoreTable::name).collect(Collectors.toCollection(TreeSet::new)));
      for (StoreTable known : StoreTable.copied()) {
        try (Statement statement = connection.createStatement();
            ResultSet count = statement.executeQuery("select count(*) from " + known.inSql())) {
          count.next();
          assertThat(count.getInt(1)).as("%s has no row to try it with", known).isPositive();
        }
      }
    }
  }

  @Test
  void everyRowOfEveryTableComesOver() throws Exception {
    Run run = migrate();

    assertThat(run.exitCode()).as(run.err()).isZero();
    for (StoreTable table : StoreTable.copied()) {
      assertThat(run.out()).containsPattern(table.inSql() + " +([1-9][0-9]*) +\\1  the same, [0-9a-f]{12}");
    }
    assertThat(run.out()).contains("1 checkpoints verify").doesNotContain("corrupt");
    assertThat(one("select count(*) from worker")).isEqualTo("0");
  }

  @Test
  void valuesAreExactlyWhatTheyWere() throws Exception {
    migrate();

    assertThat(one("select name from sweep")).isEqualTo("Größe ∞ 🧠");
    assertThat(one("select variant from sweep_job")).isEmpty();
    assertThat(one("select version from job")).isEqualTo("9223372036854775807");
    assertThat(rows("select metric_value from job_metric order by metric_key collate \"C\""))
        .containsExactly("NaN", "Infinity", "-Infinity", "5e-324", "0.1");
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select s.created_at, j.created_at, j.turn from sweep s, job j")) {
      row.next();
      assertThat(Stream.of(1, 2, 3).map(column -> time(row, column).toInstant().toString()))
          .containsExactly("2026-11-20T06:30:00.123456Z", "2026-11-20T12:00:00.999999Z", "1970-01-01T07:59:59.000001Z");
    }
    assertThat(one("select picked_by from scheduled_tasks where picked")).isEqualTo("a worker");
  }

  private static OffsetDateTime time(ResultSet row, int column) {
    try {
      return row.getObject(column, OffsetDateTime.class);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A reader who had seen the last event, which is gone, must see the next one as a new one. */
  @Test
  void eventsKeepTheirNumbersAndNoneIsGivenTwice() throws Exception {
    migrate();

    assertThat(rows("select id from job_event order by id")).hasSize(27).startsWith("1", "2", "4").endsWith("28");
    sql("insert into job_event (job_id, happened_at, type, data) values ('job_1', now(), 'log', '')");
    assertThat(Integer.parseInt(one("select max(id) from job_event"))).isGreaterThanOrEqualTo(31);
  }

  @Test
  void checkpointsAreHeldAgainstTheirDigestsWhateverTheirSize() throws Exception {
    source.fillCheckpoint(20, FilledFolder.random(3_000_000));
    source.fillCheckpoint(30, FilledFolder.random(9), "0".repeat(64));

    Run run = migrate();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("2 checkpoints verify", "1 were corrupt before and still are: job_1 at step 30.");
  }

  @Test
  void theFolderIsLeftAsItWasButForAMark() throws Exception {
    migrate();

    assertThat(source.data().resolve("moved-to.txt")).hasContent(url());
    Run again = migrate();
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("were moved to " + url(),
        "delete " + source.data().resolve("moved-to.txt"));
  }

  @Test
  void saysHowToGoOnWithTheFolderOfTheCheckpoints() throws Exception {
    Path checkpoints = Files.createDirectories(source.data().resolve("checkpoints"));
    Files.createFile(checkpoints.resolve("engram-marker"));

    assertThat(migrate().out()).contains("'--spring.datasource.url=" + url() + "'",
        "--spring.datasource.username=" + server.user(),
        "--engram.checkpoints.folder=" + checkpoints.toAbsolutePath());
  }

  @Test
  void anOlderStoreIsFirstBroughtToThisVersion() throws Exception {
    source = new FilledFolder(folder.resolve("older"));
    source.migrateTo("1");
    source.sql("""
        insert into job (id, state, spec, cell, priority, attempt, restarts, version, step, created_at, running_millis)
        values ('job_1', 'QUEUED', '{}', 'rnn', 0, 0, 0, 1, 0, timestamp with time zone '2026-11-20 12:00:00+00', 0)
        """);

    Run run = migrate();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(one("select execution_id from job")).isEqualTo("job_1");
  }

  @Test
  void aNewerStoreIsRefused() throws Exception {
    source.sql(
        """
            insert into "flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "installed_by",
              "execution_time", "success") values (999, '999', 'of the future', 'SQL', 'V999.sql', 'engram', 1, true)
            """);

    Run run = migrate();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("has tables of version 999", "Migrate with the newer Engram");
    assertThat(rows("select tablename from pg_tables where schemaname = '" + schema + "'")).isEmpty();
  }

  @Test
  void aTargetWithJobsIsRefusedAndLeftAlone() throws Exception {
    migrate();
    Files.delete(source.data().resolve("moved-to.txt"));

    Run run = migrate();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is not empty", "job 1", "job_event 27", "Nothing was changed");
    assertThat(one("select count(*) from job_event")).isEqualTo("27");
  }

  @Test
  void aTargetOfSomethingElseIsRefused() throws Exception {
    sql("create table customers (id integer)");

    Run run = migrate();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("has tables that are not Engram's: customers", "currentSchema");
  }

  @Test
  void aTargetWhereAnEngramWorksIsRefused() throws Exception {
    migrate();
    Files.delete(source.data().resolve("moved-to.txt"));
    for (StoreTable table : StoreTable.copied().reversed()) {
      sql("delete from " + table.inSql());
    }
    sql("insert into worker values ('a worker', '[]', 1, now())");

    Run run = migrate();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("An Engram works on", "a worker");
    sql("update worker set last_heartbeat = now() - interval '2 minutes'");
    assertThat(migrate().exitCode()).isZero();
  }

  @Test
  void whatPostgresCannotKeepIsSaidAndNothingIsKept() throws Exception {
    source.sql("insert into job_label values ('job_1', 'nul', U&'a\\0000b')");

    Run run = migrate();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("invalid byte sequence").doesNotContain("\tat ");
    assertThat(one("select count(*) from job")).isEqualTo("0");
    source.sql("delete from job_label where label_key = 'nul'");
    assertThat(migrate().exitCode()).isZero();
  }

  @Test
  void aFolderInUseIsRefused() throws Exception {
    Run run;
    Process other = OtherProcess.holding(source);
    try {
      run = migrate();
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("engram: The data folder %s is in use by an Engram. Stop it, then migrate.%n"
        .formatted(source.data().toAbsolutePath()));
  }

  @Test
  void aFolderWithoutAStoreIsAWrongCommand() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));

    Run run = run("--to", url(), "--data", empty.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There is no job store in " + empty.toAbsolutePath(), "--data DIR");
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void aPostgresThatDoesNotAnswerIsOutOfReach() {
    Run run = run("--to", "jdbc:postgresql://localhost:1/x", "--data", source.data().toString());

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("jdbc:postgresql://localhost:1/x can't be reached").doesNotContain("\tat ");
  }

  @Test
  void aDatabaseThatIsNotThereIsNamed() {
    Run run = run("--to", server.url().replaceFirst("/[^/?]+(\\?.*)?$", "/nowhere"), "--user", server.user(), "--data",
        source.data().toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("\"nowhere\" does not exist", "Create it");
  }
}
