package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A job that trains all its steps. */
class TinyJobTest extends ServiceTest {

  @Test
  void endsWithAResult() {
    JsonNode job = caller.awaitEnd(caller.submit(Specs.tiny("rnn")));

    assertThat(job.path("state").stringValue()).isEqualTo("SUCCEEDED");
    assertThat(job.path("stopReason").stringValue()).isEqualTo("MAX_STEPS");
    assertThat(job.path("allowedActions")).isEmpty();
    assertThat(job.get("error").isNull()).isTrue();
    assertThat(job.get("phase").isNull()).isTrue();
    assertThat(job.get("queuePosition").isNull()).isTrue();
    assertThat(job.path("attempt").intValue()).isEqualTo(1);
    assertThat(job.path("progress").path("step").intValue()).isEqualTo(40);
    assertThat(job.path("progress").path("fraction").doubleValue()).isEqualTo(1);
    assertThat(job.path("progress").path("stepsPerSecond").doubleValue()).isPositive();
    assertThat(job.path("latest").path("step").intValue()).isEqualTo(40);

    JsonNode result = job.path("result");
    assertThat(result.path("step")).isEqualTo(job.path("best").path("step"));
    assertThat(result.path("sampleSize").intValue()).isEqualTo(100);
    assertThat(result.path("accuracy").doubleValue()).isBetween(0.0, 1.0);
    assertThat(result.path("ci95").get(0).doubleValue()).isLessThan(result.path("accuracy").doubleValue());
    assertThat(result.path("ci95").get(1).doubleValue()).isGreaterThan(result.path("accuracy").doubleValue());
    assertThat(result.path("loss").doubleValue()).isPositive();
    assertThat(result.path("solved").booleanValue()).isFalse();
    assertThat(result.get("stepsToSolve").isNull()).isTrue();
  }

  @Test
  void tellsItsHistory() {
    String id = caller.submit(Specs.tiny("rnn"));
    JsonNode job = caller.awaitEnd(id);

    assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "SUCCEEDED");
    List<Instant> times = job.path("stateHistory")
        .valueStream()
        .map(change -> Instant.parse(change.path("at").stringValue()))
        .toList();
    assertThat(times).isSorted();
    assertThat(times).containsExactly(time(job, "createdAt"), time(job, "startedAt"), time(job, "finishedAt"));
  }

  private static Instant time(JsonNode job, String field) {
    return Instant.parse(job.path(field).stringValue());
  }

  @Test
  void tellsWhatItRanOn() {
    JsonNode job = caller.awaitEnd(caller.submit(Specs.tiny("rnn")));
    JsonNode system = caller.get("/v1/system").json();

    assertThat(job.path("device")).isEqualTo(system.path("devices").get(0).path("id"));
    JsonNode fingerprint = job.path("fingerprint");
    assertThat(fingerprint.path("engine")).isEqualTo(system.path("engine"));
    assertThat(fingerprint.path("native")).isEqualTo(system.path("native"));
    assertThat(fingerprint.path("device")).isEqualTo(system.path("devices").get(0).path("name"));
    assertThat(fingerprint.path("cpu").stringValue()).isNotBlank();
    assertThat(fingerprint.path("threads").intValue()).isEqualTo(1);
  }

  @Test
  void lossesOfTheSameJobAreTheSameToTheLastBit() {
    String once = caller.submit(Specs.tiny("lstm"));
    String again = caller.submit(Specs.tiny("lstm"));
    String otherwise = caller.submit(Specs.with(Specs.tiny("lstm"), "/seed", "43"));
    JsonNode first = caller.awaitEnd(once);
    JsonNode second = caller.awaitEnd(again);
    caller.awaitEnd(otherwise);

    assertThat(caller.table(once, "loss")).hasSize(4).isEqualTo(caller.table(again, "loss"));
    assertThat(first.path("result")).isEqualTo(second.path("result"));
    assertThat(caller.table(once, "loss")).doesNotContainAnyElementsOf(caller.table(otherwise, "loss"));
  }

  @Test
  void bothWaysToTheGradientTrainAlike() {
    ObjectNode spec = Specs.with(Specs.tiny("rnn"), "/precision", "\"float64\"");
    String byHand = caller.submit(spec);
    String byMachine = caller.submit(Specs.with(spec, "/gradients", "\"autograd\""));
    caller.awaitEnd(byHand);
    caller.awaitEnd(byMachine);

    assertThat(losses(byHand)).hasSize(4).containsExactly(losses(byMachine), within(1e-10));
  }

  private double[] losses(String id) {
    return caller.metrics(id, "?keys=loss")
        .at("/series/loss/values")
        .valueStream()
        .mapToDouble(JsonNode::doubleValue)
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({"rnn, /gradients, '\"autograd\"'", "rnn, /precision, '\"float64\"'",
      "rnn, /task/encoding, '\"one-hot\"'", "lstm, /cell/chronoLength, 5", "lstm, /cell/forgetBias, 0",
      "lstm, /cell/initializer, '\"orthogonal\"'", "rnn, /cell/initializer, '\"identity\"'",
      "lstm, /cell/initializer, '\"xavier\"'", "lstm, /optimizer, '{\"type\":\"adam\"}'",
      "rnn, /optimizer, '{\"type\":\"sgd\",\"momentum\":0.9,\"nesterov\":true}'", "lstm, /task/length, 2",
      "rnn, /maxSteps, 7", "rnn, /batchSize, 1", "lstm, /device, '\"cpu\"'"})
  void everyVariantTrains(String cell, String pointer, String value) {
    JsonNode job = caller.awaitEnd(caller.submit(Specs.with(Specs.tiny(cell), pointer, value)));
    assertThat(job.path("state").stringValue()).as(job.toString()).isEqualTo("SUCCEEDED");
    assertThat(job.path("result").path("loss").isNumber()).isTrue();
  }

  @Test
  void stopsOnceItHasLearned() {
    ObjectNode spec = Specs.read("""
        {"cell": {"type": "rnn", "hiddenSize": 32}, "task": {"type": "palindrome", "length": 2, "encoding": "one-hot"},
         "optimizer": {"type": "adam", "learningRate": 0.03}, "batchSize": 64, "maxSteps": 2000,
         "evaluation": {"everySteps": 10, "sampleSize": 200, "testSampleSize": 500},
         "stopWhen": {"accuracy": 0.995, "evaluations": 2}}""");
    JsonNode job = caller.awaitEnd(caller.submit(spec));

    assertThat(job.path("state").stringValue()).isEqualTo("SUCCEEDED");
    assertThat(job.path("stopReason").stringValue()).isEqualTo("TARGET_REACHED");
    int step = job.path("progress").path("step").intValue();
    assertThat(step).isLessThan(2000);
    assertThat(job.path("latest").path("accuracy").doubleValue()).isGreaterThanOrEqualTo(0.995);
    JsonNode result = job.path("result");
    assertThat(result.path("accuracy").doubleValue()).isGreaterThanOrEqualTo(0.99);
    assertThat(result.path("solved").booleanValue()).isTrue();
    assertThat(result.path("stepsToSolve").intValue()).isPositive().isLessThan(step);
  }
}
