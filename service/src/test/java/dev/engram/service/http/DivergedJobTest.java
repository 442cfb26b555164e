package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Jobs whose weights cease to be numbers.
 *
 * <p>RMSProp divides by √s + ε. Here ε is so small that it is 0 as a float32, and s is the square of the last gradient
 * alone: the first batch that lacks a digit leaves a gradient of 0 for the weights of that digit, and 0/0.
 */
class DivergedJobTest extends ServiceTest {

  private static ObjectNode diverging(int batchSize) {
    return Specs.read("""
        {"cell": {"type": "rnn", "hiddenSize": 8},
         "task": {"type": "palindrome", "length": 3, "encoding": "one-hot"},
         "optimizer": {"type": "rmsprop", "alpha": 0, "epsilon": 1e-300},
         "batchSize": %d, "maxSteps": 1000, "stopWhen": null,
         "evaluation": {"everySteps": 10, "sampleSize": 100, "testSampleSize": 100}}""".formatted(batchSize));
  }

  @Test
  void failsWithWhatItHadLearnedKept() {
    String id = caller.submit(diverging(32));
    JsonNode job = caller.awaitEnd(id);

    assertThat(job.path("state").stringValue()).isEqualTo("FAILED");
    assertThat(job.path("error").path("code").stringValue()).isEqualTo("DIVERGED");
    int step = job.path("progress").path("step").intValue();
    assertThat(job.path("error").path("message").stringValue()).contains("step " + step + ";");
    assertThat(job.get("result").isNull()).isTrue();
    assertThat(job.get("stopReason").isNull()).isTrue();
    assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "FAILED");
    assertThat(job.path("stateHistory").get(2).path("message")).isEqualTo(job.path("error").path("message"));

    JsonNode metrics = caller.metrics(id, "?keys=loss");
    assertThat(metrics.at("/series/loss/steps")).as("finite losses").isNotEmpty();
    assertThat(metrics.at("/series/loss/steps").valueStream().map(JsonNode::intValue)).allMatch(at -> at < step);
    assertThat(metrics.path("nonFinite"))
        .hasToString("[{\"key\":\"loss\",\"step\":%d,\"kind\":\"NaN\"}]".formatted(step));
    assertThat(caller.table(id, "loss").getLast()).isEqualTo(step + ",loss,NaN");
  }

  @Test
  void aNumberThatIsNoneIsNeverPrintedAsOne() {
    ObjectNode spec = Specs.with(diverging(8), "/evaluation/everySteps", "1");
    String id = caller.submit(spec);
    JsonNode job = caller.awaitEnd(id);

    assertThat(caller.metrics(id, "").path("nonFinite").valueStream().map(point -> point.path("key").stringValue()))
        .contains("validationLoss");
    for (String point : List.of("latest", "best")) {
      assertThat(job.get(point).isNull() || job.path(point).path("loss").isNumber()).as(job.path(point).toString())
          .isTrue();
    }
  }

  @Test
  void isNotASuccessWhenTheVeryLastUpdateBrokeTheWeights() {
    JsonNode job = caller.awaitEnd(caller.submit(Specs.with(diverging(8), "/maxSteps", "1")));

    assertThat(job.path("state").stringValue()).isEqualTo("FAILED");
    assertThat(job.path("error").path("code").stringValue()).isEqualTo("DIVERGED");
    assertThat(job.get("result").isNull()).isTrue();
    List<JsonNode> looks = caller.diagnostics(job.path("id").stringValue());
    assertThat(looks).extracting(look -> look.path("step").intValue()).containsExactly(0, 1);
    assertThat(looks.getFirst().at("/gateMean/hidden").isNumber()).isTrue();
    assertThat(looks.getLast().at("/gateMean")).hasToString("{\"hidden\":null}");
    assertThat(looks.getLast().path("hiddenGradientNorm")).hasSize(99).allMatch(JsonNode::isNull);
  }
}
