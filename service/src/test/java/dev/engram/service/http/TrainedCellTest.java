package dev.engram.service.http;

import static dev.engram.service.http.RefusalTest.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The weights of trained cells, and what these answer. */
class TrainedCellTest extends OneSlotTest {

  private static final Offset<Double> CLOSE = within(1e-5);

  private static ObjectNode spec(String cell, String encoding, String precision) {
    return Specs.with(Specs.with(Specs.tiny(cell), "/task/encoding", "\"" + encoding + "\""), "/precision",
        "\"" + precision + "\"");
  }

  private SafetensorsFile weights(String id, String query) {
    return SafetensorsFile.read(caller.getBytes("/v1/jobs/" + id + "/weights" + query));
  }

  private JsonNode ask(String id, String... sequences) {
    Answer answer = caller.postJson("/v1/jobs/" + id + "/predictions", body(sequences));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static ObjectNode body(String... sequences) {
    ObjectNode body = Specs.read("{}");
    List.of(sequences).forEach(body.putArray("sequences")::add);
    return body;
  }

  @ParameterizedTest
  @CsvSource({"rnn, digit, float32", "lstm, digit, float32", "lstm, one-hot, float64"})
  void aCellAnswersAsItsWeightsDo(String cell, String encoding, String precision) {
    String id = submit(spec(cell, encoding, precision));
    JsonNode job = caller.awaitEnd(id);

    SafetensorsFile file = weights(id, "");
    JsonNode answer = ask(id, "6828467", "1", "0000");

    int gates = cell.equals("lstm") ? 4 : 1;
    int inputs = encoding.equals("digit") ? 1 : 10;
    assertThat(file.tensors().get("weight_ih_l0").shape()).containsExactly(gates * 8, inputs);
    assertThat(file.tensors().get("weight_hh_l0").shape()).containsExactly(gates * 8, 8);
    assertThat(file.tensors().get("bias_ih_l0").shape()).containsExactly(gates * 8);
    assertThat(file.tensors().get("bias_hh_l0").values()).hasSize(gates * 8).containsOnly(0);
    assertThat(file.tensors().get("head.weight").shape()).containsExactly(10, 8);
    assertThat(file.tensors().get("head.bias").shape()).containsExactly(10);
    assertThat(file.tensors().values()).extracting(SafetensorsFile.Tensor::dtype)
        .containsOnly(precision.equals("float32") ? "F32" : "F64");
    assertThat(file.metadata()).isEqualTo(Specs.read("""
        {"format": "pt", "cell": "%s", "encoding": "%s", "length": "5", "hiddenSize": "8", "job": "%s", "step": "%d"}"""
        .formatted(cell, encoding, id, job.at("/result/step").intValue())));

    assertThat(answer.path("step")).isEqualTo(job.at("/result/step"));
    assertThat(answer.path("predictions")).hasSize(3);
    for (JsonNode prediction : answer.path("predictions")) {
      double[] expected = file.logits(prediction.path("sequence").stringValue());
      int best = 0;
      double sum = 0;
      for (int digit = 0; digit < 10; digit++) {
        assertThat(prediction.path("logits").path(digit).doubleValue()).isCloseTo(expected[digit], CLOSE);
        best = expected[digit] > expected[best] ? digit : best;
        sum += Math.exp(expected[digit]);
      }
      assertThat(prediction.path("digit").intValue()).isEqualTo(best);
      assertThat(prediction.path("probabilities").path(best).doubleValue())
          .isCloseTo(Math.exp(expected[best]) / sum, CLOSE);
    }
  }

  @Test
  void theWeightsOfOtherStepsAreThereWhereACheckpointHasThem() {
    String id = submit(Specs.brief(1));
    JsonNode job = caller.awaitEnd(id);

    assertThat(weights(id, "?step=last").metadata().path("step").stringValue()).isEqualTo("3000");
    assertThat(weights(id, "?step=2800").metadata().path("step").stringValue()).isEqualTo("2800");
    int best = job.at("/best/step").intValue();
    assertThat(weights(id, "?step=" + best).metadata().path("step").stringValue()).isEqualTo("" + best);
    assertThat(weights(id, "?step=" + best).tensors().get("head.bias").values())
        .isEqualTo(weights(id, "?step=best").tensors().get("head.bias").values());
    assertThat(weights(id, "?step=2800").tensors().get("head.bias").values())
        .isNotEqualTo(weights(id, "?step=last").tensors().get("head.bias").values());
    assertThat(caller.get("/v1/jobs/" + id + "/weights").header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"%s-step-%d.safetensors\"".formatted(id, best));
    assertThat(problem(caller.get("/v1/jobs/" + id + "/weights?step=7"), 404, "NOT_FOUND").path("detail").stringValue())
        .contains("no weights of step 7");
    assertThat(problem(caller.get("/v1/jobs/" + id + "/weights?step=newest"), 400, "INVALID_PARAMETER").path("detail")
        .stringValue()).contains("best, last or the number of a step");
  }

  @Test
  void whatHasNotTrainedHasNothingToSay() {
    occupyTheSlot();
    String id = submit(Specs.tiny("rnn"));
    for (String which : List.of("best", "last", "10")) {
      problem(caller.get("/v1/jobs/" + id + "/weights?step=" + which), 404, "NOT_FOUND");
    }
    problem(caller.postJson("/v1/jobs/" + id + "/predictions", body("12")), 404, "NOT_FOUND");
    problem(caller.get("/v1/jobs/job_none/weights"), 404, "NOT_FOUND");
    problem(caller.postJson("/v1/jobs/job_none/predictions", body("12")), 404, "NOT_FOUND");
  }

  @Test
  void allThatIsWrongWithAQuestionIsToldAtOnce() {
    String id = submit(Specs.tiny("rnn"));
    caller.awaitEnd(id);
    String path = "/v1/jobs/" + id + "/predictions";

    JsonNode many = problem(caller.postJson(path, body("12", "", "1a", "9".repeat(100_001))), 422, "INVALID_SPEC");
    assertThat(many.path("errors").valueStream().map(error -> error.path("pointer").stringValue()))
        .containsExactly("/sequences/1", "/sequences/2", "/sequences");
    problem(caller.postJson(path, "{}"), 422, "INVALID_SPEC");
    problem(caller.postJson(path, body()), 422, "INVALID_SPEC");
    problem(caller.postJson(path, body("1 ".repeat(1001).split(" "))), 422, "INVALID_SPEC");
    problem(caller.postJson(path, "{\"sequences\": [12], \"digits\": 3}"), 400, "MALFORMED_REQUEST");
    problem(caller.postJson(path, "{\"sequences\": [null]}"), 400, "MALFORMED_REQUEST");
  }

  @Test
  void aLongQuestionIsAnswered() {
    String id = submit(Specs.tiny("rnn"));
    caller.awaitEnd(id);
    assertThat(ask(id, "0123456789".repeat(10_000)).path("predictions")).hasSize(1);
    assertThat(ask(id, "1 2 ".repeat(500).split(" ")).path("predictions")).hasSize(1000);
  }
}
