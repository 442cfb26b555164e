package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.AdamSpec;
import dev.engram.api.CosineScheduleSpec;
import dev.engram.api.Curve;
import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import dev.engram.client.FakeService.Request;
import dev.engram.client.JobExample;
import dev.engram.client.SweepExample;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with trained cells: fork, predict, weights. */
class CellCommandsTest {

  private static final String PREDICTIONS = """
      {"step": 900, "predictions": [
        {"sequence": "6828", "digit": 6, "probabilities": [0.001, 0, 0, 0, 0, 0, 0.98, 0, 0.019, 0], "logits": []},
        {"sequence": "12", "digit": 1, "probabilities": [0.1, 0.6, 0.3, 0, 0, 0, 0, 0, 0, 0], "logits": []}]}""";

  private final FakeService service = FakeService.start();

  @AfterEach
  void close() {
    service.close();
  }

  private static Reply json(String body) {
    return new Reply(200, Map.of("Content-Type", "application/json"), body);
  }

  @Test
  void predictShowsTheDigitAndHowSureTheCellIs() {
    service.on("POST /v1/jobs/job_1/predictions", json(PREDICTIONS));

    CommandLineRun run = CommandLineRun.at(service, "predict", "job_1", "6828", "12");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("""
        sequence  next digit  probability  second  probability
        6828               6       98.0 %       8        1.9 %
        12                 1       60.0 %       2       30.0 %
        """);
    assertThat(service.lastRequest().body()).isEqualTo("{\"sequences\":[\"6828\",\"12\"]}");
    assertThat(CommandLineRun.at(service, "predict", "job_1", "6828", "--json").out()).contains("\"step\" : 900");
  }

  @Test
  void predictNeedsDigits() {
    CommandLineRun run = CommandLineRun.at(service, "predict", "job_1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("DIGITS");
  }

  @Test
  void weightsAreWrittenToAFile(@TempDir Path folder) {
    service.on("GET /v1/jobs/job_1/weights?step=last",
        new Reply(200, Map.of("Content-Type", "application/octet-stream"), "bytes"));
    Path file = folder.resolve("cell.safetensors");

    CommandLineRun run = CommandLineRun.at(service, "weights", "job_1", "--step", "last", "--out", file.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("The weights are in " + file + "\n");
    assertThat(file).hasContent("bytes");
  }

  @Test
  void weightsOfAJobThatHasNoneLeaveNoFile(@TempDir Path folder) {
    service.on("GET /v1/jobs/job_1/weights?step=best",
        Reply.problem(404, "{\"detail\":\"Job job_1 has no weights yet.\"}"));
    Path file = folder.resolve("cell.safetensors");

    CommandLineRun run = CommandLineRun.at(service, "weights", "job_1", "--out", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("engram: Job job_1 has no weights yet.\n");
    assertThat(file).doesNotExist();
    assertThat(CommandLineRun.at(service, "weights", "job_1", "--out", "cell.pt").err())
        .isEqualTo("engram: --out is cell.pt; its name has to end with .safetensors\n");
  }

  @Test
  void aForkHasWhatIsGivenAndNothingElse() {
    service.on("POST /v1/jobs/job_1/fork", Reply.json(JobExample.queued("job_2", JobExample.rnn(5))));
    AdamSpec adam = AdamSpec.withDefaults().withSchedule(CosineScheduleSpec.withDefaults());
    service.on("GET /v1/jobs/job_1", Reply.json(JobExample.queued("job_1", JobExample.rnn(5).withOptimizer(adam))));

    CommandLineRun run = CommandLineRun.at(service, "fork", "job_1", "--extra-steps", "500", "--learning-rate", "0.01");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("job_2\n");
    assertThat(service.lastRequest().body()).isEqualTo(
        "{\"extraSteps\":500,\"overrides\":{\"optimizer\":{\"type\":\"adam\",\"learningRate\":0.01}}}");
    CommandLineRun.at(service, "fork", "job_1", "--warmup-steps", "9");
    assertThat(service.lastRequest().body()).isEqualTo(
        "{\"overrides\":{\"optimizer\":{\"type\":\"adam\",\"schedule\":{\"type\":\"cosine\",\"warmupSteps\":9}}}}");
    CommandLineRun.at(service, "fork", "job_1", "--optimizer", "sgd", "--warmup-steps", "9");
    assertThat(service.lastRequest().body()).isEqualTo(
        "{\"overrides\":{\"optimizer\":{\"type\":\"sgd\",\"schedule\":{\"type\":\"cosine\",\"warmupSteps\":9}}}}");
    CommandLineRun.at(service, "fork", "job_1", "--checkpoint-step", "1000");
    assertThat(service.lastRequest().body()).isEqualTo("{\"checkpointStep\":1000}");
  }

  @Test
  void evaluateWaitsForEveryLength() {
    service.on("POST /v1/jobs/job_1/evaluations", request -> request.body().contains("50")
        ? json(evaluation("evl_1", 50, "QUEUED", ""))
        : json(evaluation("evl_2", 100, "QUEUED", "")));
    service.on("GET /v1/jobs/job_1/evaluations/evl_1", json(evaluation("evl_1", 50, "RUNNING", "")),
        json(evaluation("evl_1", 50, "SUCCEEDED", "'accuracy':0.875,'ci95':[0.87,0.88],'loss':0.5,")));
    service.on("GET /v1/jobs/job_1/evaluations/evl_2",
        json(evaluation("evl_2", 100, "FAILED", "'error':'There was no memory for it.',")));

    CommandLineRun run = CommandLineRun.at(service, "evaluate", "job_1", "50", "100", "--sample-size", "1000");

    assertThat(run.out()).isEqualTo("""
          T  sequences  accuracy  95 % interval       loss
         50      1,000    0.8750  [0.8700, 0.8800]  0.5000
        100      1,000         -  -                      -
        """);
    assertThat(run.err()).isEqualTo("job_1, T = 100: There was no memory for it.\n");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(service.requests().get(0).body()).isEqualTo("{\"length\":50,\"sampleSize\":1000}");
    assertThat(CommandLineRun.at(service, "evaluate", "job_1", "50", "--json").out())
        .contains("\"accuracy\" : 0.875");
  }

  @Test
  void evaluateOfASweepTellsHowAllRunsOfAPointDo() {
    Curve curve = new Curve(List.of(SweepExample.point("rnn", "", 20, 1, 0.9)), List.of(), List.of());
    service.on("GET /v1/sweeps/swp_1/curve?part=curve", Reply.json(curve));
    service.on("POST /v1/jobs/job_0/evaluations", json(evaluation("evl_1", 50, "QUEUED", "")));
    service.on("POST /v1/jobs/job_1/evaluations", json(evaluation("evl_2", 50, "QUEUED", "")));
    service.on("GET /v1/jobs/job_0/evaluations/evl_1", json(evaluation("evl_1", 50, "SUCCEEDED", "'accuracy':1,")));
    service.on("GET /v1/jobs/job_1/evaluations/evl_2", json(evaluation("evl_2", 50, "SUCCEEDED", "'accuracy':0.5,")));

    CommandLineRun run = CommandLineRun.at(service, "evaluate", "swp_1", "50", "--part", "curve");

    assertThat(run.out()).isEqualTo("""
        part   cell  variant  trained at   rate   T  n    mean   least
        curve  rnn   -                20  0.001  50  2  0.7500  0.5000
        """);
    assertThat(run.err()).isEqualTo("evaluations: 0 of 2\nevaluations: 2 of 2\n");
    assertThat(run.exitCode()).isZero();
    assertThat(CommandLineRun.at(service, "evaluate", "swp_1", "50", "--part", "curve", "--json").out())
        .contains("\"trainedLength\" : 20", "\"seed\" : 2", "\"accuracy\" : 0.5");
  }

  @Test
  void evaluateOfASweepAsksForSomeBeforeTheFirstHasEnded() {
    Curve curve = new Curve(
        List.of(SweepExample.point("rnn", "", 20, IntStream.range(0, 12).mapToDouble(run -> 1).toArray())),
        List.of(), List.of());
    service.on("GET /v1/sweeps/swp_1/curve", Reply.json(curve));
    for (int run = 0; run < 12; run++) {
      service.on("POST /v1/jobs/job_%d/evaluations".formatted(run), json(evaluation("evl_1", 50, "QUEUED", "")));
      service.on("GET /v1/jobs/job_%d/evaluations/evl_1".formatted(run),
          json(evaluation("evl_1", 50, "SUCCEEDED", "'accuracy':1,")));
    }

    CommandLineRun.at(service, "evaluate", "swp_1", "50");

    List<String> methods = service.requests().stream().map(Request::method).toList();
    assertThat(methods.subList(0, 10)).containsExactly("GET", "POST", "POST", "POST", "POST", "POST", "POST", "POST",
        "POST", "GET");
    assertThat(methods).filteredOn("POST"::equals).hasSize(12);
  }

  @Test
  void evaluateOfASweepGoesOnWithoutTheCellsThatAreGone() {
    service.on("GET /v1/sweeps/swp_1/curve",
        Reply.json(new Curve(List.of(SweepExample.point("rnn", "", 20, 1, 0.9)), List.of(), List.of())));
    service.on("POST /v1/jobs/job_0/evaluations", Reply.problem(404, "{\"detail\":\"There is no job job_0.\"}"));
    service.on("POST /v1/jobs/job_1/evaluations", request -> request.body().contains("50")
        ? json(evaluation("evl_1", 50, "QUEUED", ""))
        : json(evaluation("evl_2", 70, "QUEUED", "")));
    service.on("GET /v1/jobs/job_1/evaluations/evl_1", json(evaluation("evl_1", 50, "SUCCEEDED", "'accuracy':0.5,")));
    service.on("GET /v1/jobs/job_1/evaluations/evl_2",
        json(evaluation("evl_2", 70, "FAILED", "'error':'No memory.',")));

    CommandLineRun run = CommandLineRun.at(service, "evaluate", "swp_1", "50", "70");

    assertThat(run.out()).isEqualTo("""
        part   cell  variant  trained at   rate   T  n    mean   least
        curve  rnn   -                20  0.001  50  1  0.5000  0.5000
        curve  rnn   -                20  0.001  70  0       -       -
        """);
    assertThat(run.err()).endsWith("""
        job_0, T = 50: There is no job job_0.
        job_0, T = 70: There is no job job_0.
        job_1, T = 70: No memory.
        """);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void evaluateOfASweepWaitsWhereAnOwnerMayHaveNoMoreAtOnce() {
    service.on("GET /v1/sweeps/swp_1/curve",
        Reply.json(new Curve(List.of(SweepExample.point("rnn", "", 20, 1, 0.9)), List.of(), List.of())));
    service.on("POST /v1/jobs/job_0/evaluations", json(evaluation("evl_1", 50, "QUEUED", "")));
    Reply full = Reply.problem(429, "{\"detail\":\"ada has 1 evaluations that have not ended.\"}");
    service.on("POST /v1/jobs/job_1/evaluations", request -> service.requests()
        .stream()
        .anyMatch(asked -> asked.toString().equals("GET /v1/jobs/job_0/evaluations/evl_1"))
            ? json(evaluation("evl_2", 50, "QUEUED", ""))
            : full);
    service.on("GET /v1/jobs/job_0/evaluations/evl_1", json(evaluation("evl_1", 50, "SUCCEEDED", "'accuracy':1,")));
    service.on("GET /v1/jobs/job_1/evaluations/evl_2", json(evaluation("evl_2", 50, "SUCCEEDED", "'accuracy':0.5,")));

    CommandLineRun run = CommandLineRun.at(service, "evaluate", "swp_1", "50");

    assertThat(run.out()).contains("50  2  0.7500  0.5000");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void evaluateOfASweepWithoutCellsSaysSo() {
    service.on("GET /v1/sweeps/swp_1/curve",
        Reply.json(new Curve(List.of(SweepExample.pending("rnn", "", 20, 3)), List.of(), List.of())));

    CommandLineRun run = CommandLineRun.at(service, "evaluate", "swp_1", "50");

    assertThat(run.err()).isEqualTo("Left out: 3 that have not ended.\nThere is no cell to evaluate.\n");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void evaluateOfAJobKnowsNoParts() {
    CommandLineRun run = CommandLineRun.at(service, "evaluate", "job_1", "50", "--part", "curve");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("engram: --part is for a sweep; job_1 is a job\n");
  }

  private static String evaluation(String id, int length, String state, String more) {
    return "{'id':'%s','jobId':'job_1','state':'%s','terminal':%b,'length':%d,%s'sampleSize':1000}"
        .formatted(id, state, state.matches("SUCCEEDED|FAILED"), length, more)
        .replace('\'', '"');
  }
}
