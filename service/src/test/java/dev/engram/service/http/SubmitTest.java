package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SubmitTest extends OneSlotTest {

  @Test
  void answersWithTheQueuedJobAndItsPlace() {
    occupyTheSlot();

    Answer answer = caller.postJson("/v1/jobs", Specs.tiny("lstm"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.contentType()).isEqualTo("application/json");
    JsonNode job = answer.json();
    String id = job.path("id").stringValue();
    assertThat(id).startsWith("job_");
    assertThat(answer.header("Location")).isEqualTo("/v1/jobs/" + id);
    assertThat(caller.get(answer.header("Location")).json()).isEqualTo(job);
    caller.end(id);
  }

  @Test
  void aQueuedJobHasNotBegun() {
    occupyTheSlot();

    JsonNode job = caller.job(submit(Specs.tiny("lstm")));

    assertThat(job.path("state").stringValue()).isEqualTo("QUEUED");
    assertThat(job.path("terminal").booleanValue()).isFalse();
    assertThat(job.path("allowedActions")).hasToString("[\"cancel\",\"pause\"]");
    assertThat(job.path("attempt").intValue()).isZero();
    assertThat(job.path("progress")).hasToString(
        "{\"step\":0,\"totalSteps\":40,\"fraction\":0.0,\"stepsPerSecond\":null,\"etaSeconds\":null}");
    assertThat(job.path("stateHistory")).hasSize(1);
    assertThat(job.path("stateHistory").get(0).path("at")).isEqualTo(job.path("createdAt"));
    assertThat(new String[]{"phase", "stopReason", "error", "latest", "best", "result", "device", "fingerprint",
        "startedAt", "finishedAt", "sweepId", "parentJobId"})
        .allSatisfy(field -> assertThat(job.get(field).isNull()).as(field).isTrue());
  }

  @Test
  void answersWithEveryDefaultThatApplies() {
    JsonNode spec = caller.validate(Specs.smallest("lstm", 20)).path("spec");
    assertThat(spec).isEqualTo(Specs.read(
        """
            {"name": "lstm at 20",
             "cell": {"type": "lstm", "hiddenSize": 128, "initializer": "default", "recurrentGain": 1.0, "forgetBias": 1.0},
             "task": {"type": "palindrome", "length": 20, "encoding": "digit"},
             "optimizer": {"type": "rmsprop", "learningRate": 0.001, "alpha": 0.99, "epsilon": 1e-8,
              "schedule": {"type": "constant", "warmupSteps": 0}},
             "batchSize": 128, "maxSteps": 10000, "maxGradNorm": 10.0,
             "evaluation": {"everySteps": 100, "sampleSize": 2000, "testSampleSize": 10000},
             "stopWhen": {"accuracy": 0.999, "evaluations": 3}, "maxRuntime": "PT2H", "maxRestarts": 5,
             "diagnostics": {"everyEvaluations": 10, "probeLength": 100}, "checkpointEverySteps": 500, "gradients": "bptt", "precision": "float32", "device": "auto", "seed": 42, "priority": 0, "labels": {}}"""));
  }

  @ParameterizedTest
  @CsvSource({"rnn, '{\"type\":\"rnn\",\"hiddenSize\":128,\"initializer\":\"default\",\"recurrentGain\":1.0}'",
      "lstm, '{\"type\":\"lstm\",\"hiddenSize\":128,\"initializer\":\"default\",\"recurrentGain\":1.0,\"forgetBias\":1.0}'"})
  void givesEachCellTheFieldsItHas(String cell, String resolved) {
    assertThat(caller.validate(Specs.smallest(cell, 5)).path("spec").path("cell")).hasToString(resolved);
  }

  @ParameterizedTest
  @CsvSource({
      "adam, '{\"type\":\"adam\",\"learningRate\":0.001,\"beta1\":0.9,\"beta2\":0.999,\"epsilon\":1.0E-8,\"schedule\":{\"type\":\"constant\",\"warmupSteps\":0}}'",
      "sgd, '{\"type\":\"sgd\",\"learningRate\":0.001,\"momentum\":0.0,\"nesterov\":false,\"schedule\":{\"type\":\"constant\",\"warmupSteps\":0}}'",
      "rmsprop, '{\"type\":\"rmsprop\",\"learningRate\":0.001,\"alpha\":0.99,\"epsilon\":1.0E-8,\"schedule\":{\"type\":\"constant\",\"warmupSteps\":0}}'"})
  void givesEachOptimizerTheFieldsItHas(String optimizer, String resolved) {
    ObjectNode spec = Specs.with(Specs.smallest("rnn", 5), "/optimizer", "{\"type\":\"%s\"}".formatted(optimizer));
    assertThat(caller.validate(spec).path("spec").path("optimizer")).hasToString(resolved);
  }

  @Test
  void aChronoLengthTakesThePlaceOfTheForgetBias() {
    ObjectNode spec = Specs.with(Specs.smallest("lstm", 5), "/cell/chronoLength", "20");
    assertThat(caller.validate(spec).path("spec").path("cell"))
        .hasToString(
            "{\"type\":\"lstm\",\"hiddenSize\":128,\"initializer\":\"default\",\"recurrentGain\":1.0,\"chronoLength\":20}");
  }

  @Test
  void aFieldThatIsNullIsAsGoodAsAbsent() {
    ObjectNode withNulls = Specs.full("lstm", "rmsprop");
    withNulls.propertyNames().forEach(name -> {
      if (!Set.of("cell", "task", "stopWhen", "diagnostics").contains(name)) {
        withNulls.putNull(name);
      }
    });
    assertThat(caller.validate(withNulls)).isEqualTo(caller.validate(Specs.smallest("lstm", 20)));
  }

  @Test
  void noRuleToStopByIsKeptApartFromTheDefaultRule() {
    ObjectNode never = Specs.with(Specs.smallest("lstm", 20), "/stopWhen", "null");
    JsonNode resolved = caller.validate(never).path("spec");
    assertThat(resolved.has("stopWhen")).isTrue();
    assertThat(resolved.get("stopWhen").isNull()).isTrue();

    ObjectNode byHalfARule = Specs.with(Specs.smallest("lstm", 20), "/stopWhen", "{\"evaluations\":5}");
    assertThat(caller.validate(byHalfARule).path("spec").path("stopWhen"))
        .hasToString("{\"accuracy\":0.999,\"evaluations\":5}");
  }

  @Test
  void noLooksAreKeptApartFromTheDefaultLooks() {
    JsonNode without = caller.validate(Specs.with(Specs.smallest("lstm", 5), "/diagnostics", "null"));
    assertThat(without.path("spec").has("diagnostics")).isTrue();
    assertThat(without.at("/spec/diagnostics").isNull()).isTrue();
    assertThat(caller.validate(without.path("spec")).path("spec")).isEqualTo(without.path("spec"));

    JsonNode withLooks = caller.validate(Specs.with(Specs.smallest("lstm", 5), "/diagnostics", "{\"probeLength\":50}"));
    assertThat(withLooks.at("/spec/diagnostics")).hasToString("{\"everyEvaluations\":10,\"probeLength\":50}");
  }

  @Test
  void aResolvedSpecCanBeSubmittedAgainAndStaysAsItIs() {
    JsonNode resolved = caller.validate(Specs.full("lstm", "adam")).path("spec");
    assertThat(caller.validate(resolved).path("spec")).isEqualTo(resolved);
  }

  @Test
  void keepsLettersOfEveryAlphabet() {
    ObjectNode spec = Specs.with(Specs.tiny("rnn"), "/name", "\"Gedächtnis 记忆 🧠 \\\"\\\\\\u0001\"");
    Specs.with(spec, "/labels/🧠", "\"a:b,c=d/é\"");
    JsonNode job = caller.job(submit(spec));
    assertThat(job.path("spec").path("name").stringValue()).isEqualTo("Gedächtnis 记忆 🧠 \"\\\u0001");
    assertThat(job.path("labels")).hasToString("{\"🧠\":\"a:b,c=d/é\"}");
  }
}
