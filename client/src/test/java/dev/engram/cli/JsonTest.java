package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import dev.engram.client.SweepExample;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs read. */
class JsonTest {

  private final FakeService service = FakeService.start();

  @AfterEach
  void close() {
    service.close();
  }

  @ParameterizedTest
  @MethodSource("dev.engram.cli.ExitCodeTest#questions")
  void isToBeHadFromEveryCommandThatAsksAService(String question) {
    OptionSpec json = Objects.requireNonNull(CommandLineRun.spec(question.split(" ")[0]).findOption("--json"));

    assertThat(json.arity().max()).as("its number of values").isZero();
  }

  @ParameterizedTest
  @CsvSource({"weights job_1, weights.safetensors", "report swp_1, report.pdf", "report swp_1, report.html",
      "curve swp_1, curve.png", "curve swp_1, curve.json"})
  void namesTheFileThatWasWritten(String command, String name, @TempDir Path folder) {
    Reply file = new Reply(200, Map.of("Content-Type", "application/octet-stream"), "bytes");
    service.on("GET /v1/jobs/job_1/weights?step=best", file)
        .on("GET /v1/sweeps/swp_1", Reply.json(SweepExample.succeeded("swp_1")))
        .on("GET /v1/sweeps/swp_1/curve", Reply.json(SweepExample.curve()))
        .on("GET /v1/sweeps/swp_1/curve.png", file)
        .on("GET /v1/sweeps/swp_1/report.pdf", file)
        .on("GET /v1/sweeps/swp_1/report.html", file);
    Path path = folder.resolve(name);

    CommandLineRun run = CommandLineRun.at(service, (command + " --json --out " + path).split(" "));

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(path).isNotEmptyFile();
    assertThat(JsonMapper.shared().readTree(run.out())).isEqualTo(json("{\"path\": \"" + path + "\"}"));
  }

  @Test
  void isAllThereIsOnStandardOutput() {
    service.on("POST /v1/sweeps", Reply.json(SweepExample.queued("swp_1")));
    service.on("GET /v1/sweeps/swp_1", Reply.json(SweepExample.running("swp_1", 0.3)),
        Reply.json(SweepExample.succeeded("swp_1")));

    CommandLineRun run = CommandLineRun.at(service, "sweep", "exercise", "--wait", "--json");

    assertThat(json(run.out()).path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(run.err()).contains("running");
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
