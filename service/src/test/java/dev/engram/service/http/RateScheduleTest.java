package dev.engram.service.http;

import static dev.engram.service.http.RefusalTest.details;
import static dev.engram.service.http.RefusalTest.pointers;
import static dev.engram.service.http.RefusalTest.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Learning rates that change while a job trains. */
class RateScheduleTest extends OneSlotTest {

  private static final String ZERO_TOO_EARLY = "/optimizer/schedule/finalFraction";

  private static ObjectNode tiny(String schedule) {
    return Specs.with(Specs.tiny("rnn"), "/optimizer",
        "{\"type\": \"sgd\", \"learningRate\": 0.8, \"schedule\": %s}".formatted(schedule));
  }

  /** Evaluations are after the steps 10, 20, 30 and 40: each tells the rate of that step. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{'type': 'constant'}                                                      | [0.8, 0.8, 0.8, 0.8]",
      "{'type': 'constant', 'warmupSteps': 20}                                   | [0.4, 0.8, 0.8, 0.8]",
      "{'type': 'step', 'everySteps': 10, 'factor': 0.5}                         | [0.8, 0.4, 0.2, 0.1]",
      "{'type': 'step', 'everySteps': 10, 'factor': 0.5, 'warmupSteps': 10}      | [0.8, 0.8, 0.4, 0.2]",
      "{'type': 'cosine', 'steps': 18, 'finalFraction': 0.5}                     | [0.6, 0.4, 0.4, 0.4]"})
  void theRateOfEachEvaluationIsThatOfItsStep(String schedule, String rates) {
    String id = submit(tiny(schedule.replace('\'', '"')));
    caller.awaitEnd(id);

    JsonNode values = caller.metrics(id, "?keys=learningRate").at("/series/learningRate/values");
    JsonNode expected = Specs.read("{\"rates\": %s}".formatted(rates)).path("rates");
    assertThat(values).hasSameSizeAs(expected);
    for (int index = 0; index < expected.size(); index++) {
      assertThat(values.get(index).doubleValue()).isCloseTo(expected.get(index).doubleValue(),
          within(1e-12));
    }
  }

  @Test
  void aCosineComesDownOverAllStepsThatAreLeft() {
    JsonNode schedule = caller.validate(tiny("{\"type\": \"cosine\", \"warmupSteps\": 15}"))
        .at("/spec/optimizer/schedule");

    assertThat(schedule)
        .hasToString("{\"type\":\"cosine\",\"warmupSteps\":15,\"steps\":25,\"finalFraction\":0.0}");
  }

  @Test
  void refusesToTrainOnAtARateOfNothing() {
    ObjectNode spec = tiny("{\"type\": \"cosine\", \"warmupSteps\": 15, \"steps\": 24}");

    JsonNode problem = problem(caller.postJson("/v1/jobs", spec.toString()), 422, "INVALID_SPEC");

    assertThat(pointers(problem)).containsExactly(ZERO_TOO_EARLY);
    assertThat(details(problem)).contains("no step after the first 39 of 40 would change anything");
  }

  @ParameterizedTest
  @CsvSource({"1, 0.01, 0", "1, 10, infinite"})
  void refusesStepsThatLeadToNoRate(int everySteps, double factor, String rate) {
    ObjectNode spec = tiny("{\"type\": \"step\", \"everySteps\": %d, \"factor\": %s}".formatted(everySteps, factor));

    JsonNode problem = problem(caller.postJson("/v1/jobs", spec.toString()), 422, "INVALID_SPEC");

    assertThat(pointers(problem)).containsExactly("/optimizer/schedule/everySteps");
    assertThat(details(problem)).contains("the rate of the last of 40 steps would be " + rate);
  }

  @Test
  void aForkWithAnotherOptimizerKeepsTheSchedule() {
    String parent = submit(tiny("{\"type\": \"step\", \"everySteps\": 30}"));
    caller.awaitEnd(parent);

    JsonNode fork = caller.postJson("/v1/jobs/" + parent + "/fork",
        "{\"extraSteps\": 10, \"overrides\": {\"optimizer\": {\"type\": \"adam\"}}}").json();

    assertThat(fork.at("/spec/optimizer/schedule"))
        .hasToString("{\"type\":\"step\",\"warmupSteps\":0,\"everySteps\":30,\"factor\":0.1}");
    caller.awaitEnd(fork.path("id").stringValue());
  }

  @Test
  void aForkThatGoesOnBeyondACosineNeedsAnotherSchedule() {
    String parent = submit(tiny("{\"type\": \"cosine\"}"));
    caller.awaitEnd(parent);
    String path = "/v1/jobs/" + parent + "/fork";

    JsonNode problem = problem(caller.postJson(path, "{\"extraSteps\": 10}"), 422, "INVALID_SPEC");
    assertThat(pointers(problem)).containsExactly("/overrides" + ZERO_TOO_EARLY);

    Answer fork = caller.postJson(path, """
        {"extraSteps": 10, "overrides": {"optimizer": {"type": "sgd", "schedule": {"type": "constant"}}}}""");
    assertThat(fork.status()).as(fork.body()).isEqualTo(202);
    String id = fork.json().path("id").stringValue();
    caller.awaitEnd(id);
    assertThat(caller.metrics(id, "?keys=learningRate").at("/series/learningRate/values")).hasToString("[0.8]");
  }

  @Test
  void whatAForkLeavesOutOfAScheduleIsAsInItsParent() {
    String parent = submit(tiny("{\"type\": \"cosine\", \"warmupSteps\": 5}"));
    caller.awaitEnd(parent);

    JsonNode fork = caller.postJson("/v1/jobs/" + parent + "/fork", """
        {"extraSteps": 10, "overrides":
         {"optimizer": {"type": "sgd", "schedule": {"type": "cosine", "finalFraction": 0.25}}}}""").json();

    assertThat(fork.at("/spec/optimizer/schedule"))
        .hasToString("{\"type\":\"cosine\",\"warmupSteps\":5,\"steps\":35,\"finalFraction\":0.25}");
    caller.awaitEnd(fork.path("id").stringValue());
  }
}
