package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import dev.engram.client.JobExample;
import org.junit.jupiter.api.Test;

class EngramTest {

  @Test
  void withoutACommandThereIsTheHelp() {
    CommandLineRun run = CommandLineRun.of();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("serve", "demo", "bench", "submit", "watch", "jobs", "sweep", "sweeps", "curve",
        "report",
        "cancel", "pause", "resume",
        "the service can't be reached");
  }

  @Test
  void saysItsVersion() {
    assertThat(CommandLineRun.of("--version").out()).startsWith("engram ").hasLineCount(1);
  }

  @Test
  void anUnknownCommandIsAUsageError() {
    CommandLineRun run = CommandLineRun.of("submti");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("submti").contains("engram submit").doesNotContain("\tat ");
  }

  @Test
  void anUnknownOptionPointsToTheHelpOfItsCommand() {
    CommandLineRun run = CommandLineRun.of("watch", "job_1", "--fast");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("engram: Unknown option: '--fast'\n");
  }

  @Test
  void aMissingArgumentPointsToTheHelpOfItsCommand() {
    CommandLineRun run = CommandLineRun.of("watch");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("engram: Missing required parameter: 'ID'\nTry: engram watch --help\n");
  }

  @Test
  void cancelSaysWhereTheJobStands() {
    try (FakeService service = FakeService.start()) {
      service.on("POST /v1/jobs/job_1/cancel?force=true",
          Reply.json(JobExample.running("job_1", JobExample.rnn(5), 10, 2.3, 0.1)));

      CommandLineRun run = CommandLineRun.of("cancel", "job_1", "--force", "--url", service.url());

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).isEqualTo("job_1 is running\n");
    }
  }

  @Test
  void serveNamesTheCommandThatDoesIt() {
    CommandLineRun run = CommandLineRun.of("serve", "--port", "9000");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).endsWith("java -jar engram-service.jar --server.port=9000 "
        + "--engram.data=engram-data --engram.role=all\n");
  }

  @Test
  void serveNamesTheSettingsToo() {
    CommandLineRun run = CommandLineRun.of("serve", "--logging.level.root=warn");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).endsWith(" --engram.role=all --logging.level.root=warn\n");
  }

  @Test
  void benchNamesTheCommandThatDoesIt() {
    CommandLineRun run = CommandLineRun.of("bench", "--json", "bench.json");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).endsWith("-jar engram-bench.jar\n");
  }

  @Test
  void migrateNamesTheCommandThatDoesIt() {
    CommandLineRun run = CommandLineRun.of("migrate", "--to", "jdbc:postgresql://db/engram", "--user", "engram");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).endsWith("java -cp engram-service.jar dev.engram.service.store.migrate.Migrate"
        + " --to jdbc:postgresql://db/engram --data engram-data --user engram\n");
  }
}
