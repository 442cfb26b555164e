package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.SweepValidation;
import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import dev.engram.client.SweepExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SubmitSweepTest {

  private static final String PRESETS = """
      preset             what it does                                         on two cores
        exercise           both cells to T = 30, optimizers, gradient flow        1 h 20 min
      """;

  private final FakeService service = FakeService.start()
      .on("POST /v1/sweeps", Reply.json(SweepExample.queued("swp_1")));

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void sendsAFileByteForByteAndPrintsTheIdAndHowToFollowIt(@TempDir Path folder) throws IOException {
    String spec = "{ \"axes\" : {\"length\": [5, 1e1]},\n  \"colour\": 1 }\n";
    Path file = Files.writeString(folder.resolve("mine.json"), spec);

    CommandLineRun run = CommandLineRun.at(service, "sweep", file.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("swp_1\n");
    assertThat(run.err()).isEqualTo("Follow it with: ./engram watch swp_1 --url " + service.url() + "\nOr look at it: "
        + service.url() + "/sweeps/swp_1\n");
    assertThat(service.lastRequest().body()).isEqualTo(spec);
  }

  @Test
  void sendsStandardInput() {
    assertThat(CommandLineRun.withInput("{\"x\":1}", "sweep", "-", "--url", service.url()).exitCode()).isZero();
    assertThat(service.lastRequest().body()).isEqualTo("{\"x\":1}");
  }

  @Test
  void sendsAPresetAsItIsPrinted() {
    assertThat(CommandLineRun.at(service, "sweep", "exercise-quick").exitCode()).isZero();

    CommandLineRun printed = CommandLineRun.of("sweep", "exercise-quick", "--print");
    assertThat(printed.exitCode()).isZero();
    assertThat(printed.out()).isEqualTo(service.lastRequest().body()).startsWith("{\n  \"name\": ");
  }

  @Test
  void saysWhichPresetsThereAre() {
    assertThat(CommandLineRun.of("sweep", "--list").out())
        .contains("exercise ", "exercise-quick ", "optimizers ", "gradient-flow ", " 1 h 20 min\n");
  }

  @Test
  void saysSoInJson() {
    JsonNode presets = JsonMapper.shared().readTree(CommandLineRun.of("sweep", "--list", "--json").out()).path("items");

    assertThat(presets).hasSize(Preset.values().length);
    assertThat(presets.path(1).path("name").asString()).isEqualTo("exercise-quick");
    assertThat(presets.path(1).path("secondsOnTwoCores").asInt()).isEqualTo(420);
  }

  @Test
  void followsItToItsEnd() {
    service.on("GET /v1/sweeps/swp_1", Reply.json(SweepExample.queued("swp_1")),
        Reply.json(SweepExample.running("swp_1", 0.31)), Reply.json(SweepExample.succeeded("swp_1")));

    CommandLineRun run = CommandLineRun.at(service, "sweep", "exercise", "--wait");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEqualTo("""
        swp_1
        the exercise: 0 %, 84 waiting, queued
        the exercise: 31 %, 38 queued, 6 running, 40 succeeded, 2:07 left
        the exercise: 84 succeeded, succeeded in 4 min 20 s
        """);
    assertThat(run.out()).isEqualTo("swp_1 (the exercise) succeeded: 84 succeeded; 4 min 20 s\n");
  }

  @Test
  void exitsWith1WhereNotAllJobsSucceeded() {
    service.on("GET /v1/sweeps/swp_1", Reply.json(SweepExample.partiallySucceeded("swp_1")));
    CommandLineRun run = CommandLineRun.at(service, "sweep", "exercise", "--wait");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo("swp_1 (the exercise) partially succeeded: 82 succeeded, 2 failed; 4 min 20 s\n");

    service.on("GET /v1/sweeps/swp_1", Reply.json(SweepExample.failed("swp_1")));
    assertThat(CommandLineRun.at(service, "sweep", "exercise", "--wait").exitCode()).isEqualTo(1);
  }

  @Test
  void printsTheAnswerAsJson() {
    assertThat(CommandLineRun.at(service, "sweep", "exercise", "--json").out()).startsWith("{")
        .contains("\"id\" : \"swp_1\"");
  }

  @Test
  void saysWhatAValidSweepWouldBe() {
    service.on("POST /v1/sweeps?validateOnly=true",
        Reply.json(new SweepValidation(SweepExample.spec(), 1_084, 7_500.0)),
        Reply.json(new SweepValidation(SweepExample.spec(), 84, null)));

    CommandLineRun run = CommandLineRun.at(service, "sweep", "exercise", "--validate");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("""
        The sweep is valid.
        jobs  1,084
        time  at most about 2 h 5 min
        """);
    assertThat(CommandLineRun.at(service, "sweep", "exercise", "--validate-only").out())
        .contains("not known before this service has trained");
  }

  @Test
  void printsEveryViolation() {
    service.on("POST /v1/sweeps", Reply.problem(422, """
        {"detail":"the sweep can't be run","errors":[
          {"pointer":"/parts/0/axes/length","detail":"is empty"},
          {"pointer":"/parts/1/name","detail":"is 'curve', as that of another part is"}]}"""));

    CommandLineRun run = CommandLineRun.at(service, "sweep", "exercise");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("engram: /parts/0/axes/length: is empty\n"
        + "engram: /parts/1/name: is 'curve', as that of another part is\n");
  }

  @Test
  void namesThePresetsWhereThereIsNoSuchOne() {
    CommandLineRun run = CommandLineRun.at(service, "sweep", "exercize");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith(
        "engram: there is neither a file nor a preset exercize; the presets are\n  " + PRESETS);
    assertThat(CommandLineRun.at(service, "sweep").err()).startsWith(
        "engram: no sweep: give a FILE, - for standard input, or a preset; the presets are\n  " + PRESETS);
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void saysWhereAFileStopsBeingJson(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.json"), "{\n  \"axes\": {\"length\": [5,, 10]}\n}\n");

    CommandLineRun run = CommandLineRun.at(service, "sweep", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("engram: " + file + " is not JSON at line 2, column 25: Unexpected character");
    assertThat(CommandLineRun.withInput("", "sweep", "-").err())
        .isEqualTo("engram: standard input is empty; it must be JSON\n");
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void refusesToWaitForWhatIsNotStarted() {
    assertThat(CommandLineRun.at(service, "sweep", "exercise", "--validate", "--wait").exitCode()).isEqualTo(2);
    assertThat(service.requests()).isEmpty();
  }
}
