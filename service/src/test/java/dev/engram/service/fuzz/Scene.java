package dev.engram.service.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.http.Answer;
import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** What is there before the first request: trained cells, a finished sweep, jobs and sweeps in the states that keep. */
final class Scene {

  private static final Pattern FIGURE = Pattern.compile("figures/([^/\"]+?)\\.(svg|png)");

  private final Caller caller;
  private final Vocabulary vocabulary;

  Scene(Caller caller, Vocabulary vocabulary) {
    this.caller = caller;
    this.vocabulary = vocabulary;
  }

  /** Nothing waits or runs when it returns. */
  void train(List<Operation> operations) {
    String rnn = caller.submit(brief("rnn"));
    String lstm = caller.submit(brief("lstm"));
    String diverged = caller.submit(Specs.with(Specs.with(brief("rnn"), "/optimizer",
        "{\"type\": \"rmsprop\", \"alpha\": 0, \"epsilon\": 1e-300}"), "/task/encoding", "\"one-hot\""));
    String sweep = caller.submitSweep(grid());
    List.of(rnn, lstm, diverged).forEach(caller::awaitEnd);
    caller.awaitSweep(sweep, one -> one.path("terminal").booleanValue());
    Answer evaluation = caller.postJson("/v1/jobs/" + lstm + "/evaluations", "{\"length\": 7, \"sampleSize\": 100}");
    vocabulary.first("job", List.of(rnn, lstm, diverged));
    vocabulary.first("sweep", List.of(sweep));
    vocabulary.first("evaluation", List.of(evaluation.json().path("id").stringValue()));
    vocabulary.first("name", figures(sweep));
    operations.forEach(operation -> bodies(operation.toString())
        .forEach(body -> vocabulary.learn(operation, Specs.read(body))));
  }

  /** To be called when nothing is run any more. */
  void addWhatWaits() {
    List<String> jobs = new ArrayList<>(vocabulary.first("job"));
    List<String> sweeps = new ArrayList<>(vocabulary.first("sweep"));
    for (String verb : List.of("cancel", "pause", "resume")) {
      String job = caller.submit(brief("rnn"));
      String sweep = caller.submitSweep(grid());
      caller.post("/v1/jobs/" + job + "/" + verb);
      caller.post("/v1/sweeps/" + sweep + "/" + verb);
      jobs.add(job);
      sweeps.add(sweep);
    }
    vocabulary.first("job", jobs);
    vocabulary.first("sweep", sweeps);
  }

  private List<String> figures(String sweep) {
    Answer report = caller.get("/v1/sweeps/" + sweep + "/report.html");
    assertThat(report.status()).as(report.body()).isEqualTo(200);
    return FIGURE.matcher(report.body()).results().map(found -> found.group(1)).distinct().toList();
  }

  private static ObjectNode brief(String cell) {
    return Specs.read("""
        {"name": "brief", "cell": {"type": "%s", "hiddenSize": 8}, "task": {"type": "palindrome", "length": 5},
         "batchSize": 8, "maxSteps": 40, "stopWhen": null, "labels": {"course": "dl"}, "checkpointEverySteps": 10,
         "evaluation": {"everySteps": 10, "sampleSize": 100, "testSampleSize": 100}}""".formatted(cell));
  }

  private static ObjectNode grid() {
    return Specs.read("""
        {"name": "grid", "base": {"cell": {"type": "rnn", "hiddenSize": 8}, "batchSize": 8, "maxSteps": 20,
           "stopWhen": null, "evaluation": {"everySteps": 10, "sampleSize": 100, "testSampleSize": 100}},
         "axes": {"cell": ["rnn", {"type": "lstm", "forgetBias": 0}], "length": [3, 5], "seed": [1, 2]}}""");
  }

  /** Ones that are good: where the document shows none, thin air seldom has one. */
  private static List<String> bodies(String operation) {
    return switch (operation) {
      case "POST /v1/jobs" -> List.of(brief("rnn").toString(), brief("lstm").toString());
      case "POST /v1/sweeps" -> List.of(grid().toString(), "{\"parts\": [%s]}".formatted(grid()),
          Specs.with(Specs.with(grid(), "/axes/learningRate", "[0.1, 0.01]"), "/selectLearningRate", "{\"seeds\": [7]}")
              .toString());
      case "POST /v1/sweeps/{id}/extend" -> List.of("{\"axes\": {\"seed\": [3, 4]}}",
          "{\"part\": \"curve\", \"axes\": {\"length\": [7]}}");
      case "POST /v1/jobs/{id}/fork" -> List.of("{}",
          "{\"checkpointStep\": 40, \"extraSteps\": 10, \"overrides\": {\"seed\": 7, \"labels\": {\"a\": \"b\"}}}");
      case "POST /v1/jobs/{id}/evaluations" -> List.of("{}", "{\"length\": 9, \"sampleSize\": 100}");
      case "POST /v1/jobs/{id}/predictions" -> List.of("{\"sequences\": [\"6828\", \"1\"]}");
      case "POST /v1/jobs/{id}/activations" -> List.of("{\"sequence\": \"6828\"}");
      default -> List.of();
    };
  }
}
