package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import dev.engram.client.JobExample;
import dev.engram.client.SweepExample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that take a job or a sweep. */
class TargetTest {

  private final FakeService service = FakeService.start();

  @AfterEach
  void close() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "pause", "resume"})
  void askAJobOrASweepByItsId(String command) {
    service.on("POST /v1/jobs/job_1/" + command, Reply.json(JobExample.queued("job_1", JobExample.rnn(5))));
    service.on("POST /v1/sweeps/swp_1/" + command, Reply.json(SweepExample.paused("swp_1")));

    assertThat(CommandLineRun.at(service, command, "job_1").out()).isEqualTo("job_1 is queued\n");
    assertThat(CommandLineRun.at(service, command, "swp_1").out()).isEqualTo("swp_1 is paused\n");
    assertThat(CommandLineRun.at(service, command, "swp_1", "--json").out()).startsWith("{")
        .contains("\"state\" : \"PAUSED\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "pause", "resume", "watch"})
  void exitWith2WhereThereIsNoSuchSweep(String command) {
    CommandLineRun run = CommandLineRun.at(service, command, "swp_2");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("engram: there is no /v1/sweeps/swp_2");
  }

  @Test
  void aSweepThatCannotBePausedIsARefusalOfTheService() {
    service.on("POST /v1/sweeps/swp_1/pause", Reply.problem(409, "{\"detail\":\"the sweep is CANCELLED\"}"));

    CommandLineRun run = CommandLineRun.at(service, "pause", "swp_1");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("engram: the sweep is CANCELLED\n");
  }

  @Test
  void aSweepIsNotCancelledByForce() {
    CommandLineRun run = CommandLineRun.at(service, "cancel", "swp_1", "--force");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("engram: --force is for a job");
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void aSweepIsWatchedToItsEnd() {
    service.on("GET /v1/sweeps/swp_1", Reply.json(SweepExample.running("swp_1", 0.31)),
        Reply.json(SweepExample.succeeded("swp_1")));

    CommandLineRun run = CommandLineRun.at(service, "watch", "swp_1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("swp_1 (the exercise) succeeded: 84 succeeded; 4 min 20 s\n");
  }
}
