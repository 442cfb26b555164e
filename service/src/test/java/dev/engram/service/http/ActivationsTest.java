package dev.engram.service.http;

import static dev.engram.service.http.RefusalTest.pointers;
import static dev.engram.service.http.RefusalTest.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engram.service.http.SafetensorsFile.TimeStep;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the gates and states of trained cells do at each digit of a sequence. */
class ActivationsTest extends OneSlotTest {

  private static final String SEQUENCE = "68284674";
  private static final int HIDDEN_SIZE = 8;

  /** Of an RNN of 8 units: a gate and a state. */
  private static final int MOST_DIGITS = 500_000 / (HIDDEN_SIZE * 2);

  private String trained(ObjectNode spec) {
    String id = submit(spec);
    caller.awaitEnd(id);
    return id;
  }

  private Answer ask(String id, String sequence) {
    return caller.postJson("/v1/jobs/" + id + "/activations", Specs.read("{}").put("sequence", sequence));
  }

  private JsonNode activations(String id, String sequence) {
    Answer answer = ask(id, sequence);
    assertThat(answer.status()).as(answer.status() == 200 ? "" : answer.body()).isEqualTo(200);
    return answer.json();
  }

  @ParameterizedTest
  @CsvSource({"rnn, digit, float32", "rnn, one-hot, float64", "lstm, digit, float32", "lstm, one-hot, float64"})
  void areWhatTheWeightsDoAtEachTimeStep(String cell, String encoding, String precision) {
    String id = trained(Specs.with(Specs.with(Specs.tiny(cell), "/task/encoding", "\"" + encoding + "\""),
        "/precision", "\"" + precision + "\""));
    SafetensorsFile file = SafetensorsFile.read(caller.getBytes("/v1/jobs/" + id + "/weights"));

    JsonNode answer = activations(id, SEQUENCE);

    List<String> gates = cell.equals("rnn") ? List.of("hidden") : List.of("input", "forget", "candidate", "output");
    List<TimeStep> expected = file.timeSteps(SEQUENCE);
    assertThat(answer.path("step")).isEqualTo(caller.job(id).at("/result/step"));
    assertThat(answer.path("sequence").stringValue()).isEqualTo(SEQUENCE);
    assertThat(answer.path("gates").propertyNames()).containsExactlyElementsOf(gates);
    for (int place = 0; place < gates.size(); place++) {
      int gate = place;
      check(answer.path("gates").path(gates.get(place)), expected, timeStep -> timeStep.gates().get(gate));
    }
    check(answer.at("/states/hidden"), expected, TimeStep::hidden);
    if (cell.equals("lstm")) {
      check(answer.at("/states/memory"), expected, TimeStep::memory);
    } else {
      assertThat(answer.path("states").get("memory").isNull()).isTrue();
    }
  }

  private static void check(JsonNode shown, List<TimeStep> expected, Function<TimeStep, double[]> part) {
    assertThat(shown).hasSize(SEQUENCE.length());
    for (int timeStep = 0; timeStep < expected.size(); timeStep++) {
      double[] units = shown.path(timeStep).valueStream().mapToDouble(JsonNode::doubleValue).toArray();
      assertThat(units).hasSize(HIDDEN_SIZE).containsExactly(part.apply(expected.get(timeStep)), within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm"})
  void theHeadMakesThePredictionOfTheLastHiddenState(String cell) {
    String id = trained(Specs.with(Specs.tiny(cell), "/precision", "\"float64\""));
    SafetensorsFile file = SafetensorsFile.read(caller.getBytes("/v1/jobs/" + id + "/weights"));

    JsonNode last = activations(id, SEQUENCE).at("/states/hidden").path(SEQUENCE.length() - 1);

    double[] products = file.multiply("head.weight",
        last.valueStream().mapToDouble(JsonNode::doubleValue).toArray());
    double[] biases = file.tensors().get("head.bias").values();
    JsonNode logits = caller.postJson("/v1/jobs/" + id + "/predictions", "{\"sequences\": [\"" + SEQUENCE + "\"]}")
        .json()
        .at("/predictions/0/logits");
    assertThat(logits).hasSize(10);
    for (int digit = 0; digit < 10; digit++) {
      assertThat(logits.path(digit).doubleValue()).isCloseTo(products[digit] + biases[digit], within(1e-12));
    }
  }

  @Test
  void gatesHaveTheNamesThatDiagnosticsGiveThem() {
    for (String cell : List.of("rnn", "lstm")) {
      String id = trained(Specs.tiny(cell));
      assertThat(activations(id, "1").path("gates").propertyNames())
          .containsExactlyElementsOf(caller.diagnostics(id).getFirst().path("gateMean").propertyNames());
    }
  }

  @Test
  void areThereForAsManyNumbersAsMayBeAskedForAndNoMore() {
    String id = trained(Specs.tiny("rnn"));
    assertThat(activations(id, "7".repeat(MOST_DIGITS)).at("/gates/hidden")).hasSize(MOST_DIGITS);

    JsonNode problem = problem(ask(id, "7".repeat(MOST_DIGITS + 1)), 422, "INVALID_SPEC");

    assertThat(pointers(problem)).containsExactly("/sequence");
    assertThat(problem.path("detail").stringValue()).contains("31,251 digits", "500,016 numbers", "500,000",
        "of 31,250 digits");
  }

  @Test
  void whatIsNoSequenceOfDigitsIsRefused() {
    String id = trained(Specs.tiny("rnn"));
    String path = "/v1/jobs/" + id + "/activations";

    for (Answer answer : List.of(ask(id, ""), ask(id, "12a"), ask(id, "-1"), ask(id, "٣"),
        ask(id, "1".repeat(100_001)), caller.postJson(path, "{}"), caller.postJson(path, "{\"sequence\": null}"))) {
      assertThat(pointers(problem(answer, 422, "INVALID_SPEC"))).containsExactly("/sequence");
    }
    assertThat(pointers(problem(caller.postJson(path, "{\"sequence\": 12, \"sequences\": []}"), 400,
        "MALFORMED_REQUEST"))).containsExactlyInAnyOrder("/sequence", "/sequences");
  }

  @Test
  void whatHasNotTrainedHasNone() {
    occupyTheSlot();
    String waiting = submit(Specs.tiny("rnn"));

    assertThat(problem(ask(waiting, "12"), 404, "NOT_FOUND").path("detail").stringValue()).contains("no weights yet");
    assertThat(problem(ask("job_none", "12"), 404, "NOT_FOUND").path("detail").stringValue()).contains("job_none");
  }
}
