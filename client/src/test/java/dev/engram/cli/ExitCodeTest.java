package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import dev.engram.client.JobExample;
import dev.engram.client.SweepExample;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts go by: 0 done, 1 failed, 2 wrong, 3 out of reach. */
class ExitCodeTest {

  private static final Set<String> OF_THIS_MACHINE = Set.of("serve", "demo", "bench", "migrate", "completion", "help");

  private final FakeService service = FakeService.start();

  @AfterEach
  void close() {
    service.close();
  }

  /** Every command that asks a service, with what it needs. */
  static Stream<String> questions() {
    return Stream.of("submit --cell rnn --length 5", "submit --cell rnn --length 5 --validate-only",
        "submit --cell rnn --length 5 --wait", "watch job_1", "watch swp_1", "jobs", "fork job_1", "fork job_1 --wait",
        "predict job_1 12", "evaluate job_1 50", "weights job_1", "sweep exercise", "sweep exercise --wait", "sweeps",
        "curve swp_1",
        "curve swp_1 --out curve.png", "report swp_1", "cancel job_1", "cancel swp_1", "pause job_1", "resume swp_1",
        "keys add ada", "keys list", "keys rotate key_1", "keys revoke key_1");
  }

  static Stream<String> commands() {
    return CommandLineRun.unrun().getSubcommands().keySet().stream();
  }

  @Test
  void everyCommandThatAsksAServiceIsAmongTheQuestions() {
    assertThat(questions().map(question -> question.split(" ")[0]).distinct())
        .containsExactlyInAnyOrderElementsOf(
            commands().filter(command -> !OF_THIS_MACHINE.contains(command)).toList());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void is3WhereNobodyListens(String question) throws IOException {
    String url;
    try (ServerSocket socket = new ServerSocket(0)) {
      url = "http://127.0.0.1:" + socket.getLocalPort();
    }

    CommandLineRun run = CommandLineRun.of((question + " --url " + url).split(" "));

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("engram: can't reach an Engram service at " + url).hasLineCount(1);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void is2WhereTheServiceKnowsNoSuchThing(String question) {
    CommandLineRun run = CommandLineRun.at(service, question.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("engram: there is no /v1/").hasLineCount(1);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void is2WhereAnOptionIsUnknown(String command) {
    CommandLineRun run = CommandLineRun.of(command, "--no-such-option");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("engram: ").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource({"400,2", "401,2", "403,2", "404,2", "409,1", "410,2", "422,2", "429,3", "500,1", "503,3"})
  void ofARefusalIsThatOfItsKind(int status, int exitCode) {
    service.on("POST /v1/jobs/job_1/cancel", Reply.problem(status, "{\"detail\":\"the reason\"}"));

    CommandLineRun run = CommandLineRun.at(service, "cancel", "job_1");

    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.err()).isEqualTo("engram: the reason\n");
  }

  @Test
  void is3WhereSomethingElseAnswers() {
    service.on("GET /v1/jobs?pageSize=20", new Reply(200, Map.of("Content-Type", "text/html"), "<html>"));

    CommandLineRun run = CommandLineRun.at(service, "jobs");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).startsWith("engram: ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"submit --cell rnn --length 5 --wait", "fork job_0 --wait", "watch job_1", "watch job_1 --json"})
  void is1WhereAJobThatIsFollowedFails(String command) {
    Reply queued = Reply.json(JobExample.queued("job_1", JobExample.rnn(5)));
    service.on("POST /v1/jobs", queued).on("POST /v1/jobs/job_0/fork", queued);
    service.on("GET /v1/jobs/job_1", queued, Reply.json(JobExample.diverged("job_1", JobExample.rnn(5))));

    assertThat(CommandLineRun.at(service, command.split(" ")).exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"submit --cell rnn --length 5 --wait", "fork job_0 --wait", "watch job_1", "watch job_1 --json"})
  void is0WhereItSucceeds(String command) {
    Reply queued = Reply.json(JobExample.queued("job_1", JobExample.rnn(5)));
    service.on("POST /v1/jobs", queued).on("POST /v1/jobs/job_0/fork", queued);
    service.on("GET /v1/jobs/job_1", queued, Reply.json(JobExample.solved("job_1", JobExample.rnn(5))));

    assertThat(CommandLineRun.at(service, command.split(" ")).exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sweep exercise --wait", "watch swp_1", "watch swp_1 --json"})
  void is1WhereASweepThatIsFollowedDoesNotSucceedInFull(String command) {
    service.on("POST /v1/sweeps", Reply.json(SweepExample.queued("swp_1")));

    service.on("GET /v1/sweeps/swp_1", Reply.json(SweepExample.failed("swp_1")));
    assertThat(CommandLineRun.at(service, command.split(" ")).exitCode()).isEqualTo(1);
    service.on("GET /v1/sweeps/swp_1", Reply.json(SweepExample.partiallySucceeded("swp_1")));
    assertThat(CommandLineRun.at(service, command.split(" ")).exitCode()).isEqualTo(1);
    service.on("GET /v1/sweeps/swp_1", Reply.json(SweepExample.succeeded("swp_1")));
    assertThat(CommandLineRun.at(service, command.split(" ")).exitCode()).isZero();
  }

  @Test
  void is2WhereAFileCannotBeWritten(@TempDir Path folder) {
    service.on("GET /v1/sweeps/swp_1/report.pdf", new Reply(200, Map.of("Content-Type", "application/pdf"), "%PDF"));
    Path taken = folder.resolve("report.pdf");
    assertThat(taken.toFile().mkdir()).isTrue();

    CommandLineRun run = CommandLineRun.at(service, "report", "swp_1", "--out", taken.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("engram: can't write " + taken + ": Is a directory\n");
  }
}
