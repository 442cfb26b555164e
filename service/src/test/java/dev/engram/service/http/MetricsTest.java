package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The history of a job of 40 steps, evaluated every 20th. */
class MetricsTest extends ServiceTest {

  private static final List<String> KEYS = List.of("loss", "gradNorm", "clipped", "accuracy", "validationLoss",
      "stepsPerSecond", "learningRate");

  private static String job;

  @BeforeEach
  void train() {
    if (job == null) {
      job = caller.submit(Specs.with(Specs.with(Specs.tiny("rnn"), "/evaluation/everySteps", "20"), "/maxSteps", "80"));
      caller.awaitEnd(job);
    }
  }

  @Test
  void hasEveryTenthStepAndEveryEvaluation() {
    JsonNode metrics = caller.metrics(job, "");

    assertThat(metrics.path("lastStep").intValue()).isEqualTo(80);
    assertThat(metrics.path("series").propertyNames()).containsExactlyElementsOf(KEYS);
    for (String key : List.of("loss", "gradNorm", "clipped")) {
      assertThat(steps(metrics, key)).as(key).containsExactly(10, 20, 30, 40, 50, 60, 70, 80);
    }
    for (String key : List.of("accuracy", "validationLoss", "stepsPerSecond", "learningRate")) {
      assertThat(steps(metrics, key)).as(key).containsExactly(20, 40, 60, 80);
    }
    assertThat(metrics.path("nonFinite")).isEmpty();
  }

  @Test
  void hasValuesThatCanBe() {
    JsonNode metrics = caller.metrics(job, "");

    assertThat(values(metrics, "loss")).allMatch(loss -> loss > 1 && loss < 4);
    assertThat(values(metrics, "gradNorm")).allMatch(norm -> norm > 0);
    assertThat(values(metrics, "clipped")).allMatch(share -> share >= 0 && share <= 1);
    assertThat(values(metrics, "accuracy")).allMatch(accuracy -> accuracy >= 0 && accuracy <= 1);
    assertThat(values(metrics, "stepsPerSecond")).allMatch(speed -> speed > 0);
    assertThat(values(metrics, "learningRate")).allMatch(rate -> rate == 0.001);
  }

  @Test
  void agreesWithTheJob() {
    JsonNode metrics = caller.metrics(job, "");
    JsonNode latest = caller.job(job).path("latest");

    assertThat(values(metrics, "accuracy").getLast()).isEqualTo(latest.path("accuracy").doubleValue());
    assertThat(values(metrics, "validationLoss").getLast()).isEqualTo(latest.path("loss").doubleValue());
  }

  @Test
  void theTableHasWhatTheSeriesHave() {
    Answer table = caller.get("/v1/jobs/" + job + "/metrics", "Accept", "text/csv");

    assertThat(table.contentType()).isEqualTo("text/csv");
    assertThat(table.body()).startsWith("step,key,value\n").endsWith("\n");
    assertThat(caller.table(job)).containsExactlyInAnyOrderElementsOf(lines(caller.metrics(job, "")));
    assertThat(caller.table(job).stream().map(line -> Integer.valueOf(line.substring(0, line.indexOf(',')))))
        .isSorted();
  }

  private static List<String> lines(JsonNode metrics) {
    List<String> lines = new ArrayList<>();
    for (String key : KEYS) {
      List<Integer> steps = steps(metrics, key);
      List<Double> values = values(metrics, key);
      IntStream.range(0, steps.size()).forEach(i -> lines.add(steps.get(i) + "," + key + "," + values.get(i)));
    }
    return lines;
  }

  @Test
  void aTableCanBeOfSomeKeysAndSteps() {
    Answer table = caller.get("/v1/jobs/" + job + "/metrics?keys=loss,accuracy&fromStep=40&toStep=50", "Accept",
        "text/csv");
    assertThat(table.body().lines().map(line -> line.replaceFirst(",[^,]*$", "")))
        .containsExactlyInAnyOrder("step,key", "40,loss", "40,accuracy", "50,loss");
  }

  @Test
  void whoeverAsksForNothingInParticularGetsJson() {
    assertThat(caller.get("/v1/jobs/" + job + "/metrics").contentType()).isEqualTo("application/json");
    assertThat(caller.get("/v1/jobs/" + job + "/metrics", "Accept", "*/*").contentType())
        .isEqualTo("application/json");
  }

  @Test
  void hasOnlyTheKeysAskedFor() {
    JsonNode metrics = caller.metrics(job, "?keys=accuracy,loss");
    assertThat(metrics.path("series").propertyNames()).containsExactlyInAnyOrder("loss", "accuracy");
    assertThat(metrics.path("series")).isEqualTo(caller.metrics(job, "?keys=accuracy&keys=loss").path("series"));
  }

  @Test
  void hasOnlyTheStepsAskedForBothEndsIncluded() {
    JsonNode metrics = caller.metrics(job, "?fromStep=30&toStep=60");
    assertThat(steps(metrics, "loss")).containsExactly(30, 40, 50, 60);
    assertThat(steps(metrics, "accuracy")).containsExactly(40, 60);
    assertThat(metrics.path("lastStep").intValue()).isEqualTo(80);
    assertThat(steps(caller.metrics(job, "?fromStep=60&toStep=30"), "loss")).isEmpty();
  }

  @Test
  void mergesWhatIsMoreThanAskedForAndKeepsTheExtremes() {
    List<Double> all = values(caller.metrics(job, ""), "loss");

    JsonNode merged = caller.metrics(job, "?maxPoints=2").path("series").path("loss");

    assertThat(merged.path("steps")).hasToString("[40,80]");
    for (int half = 0; half < 2; half++) {
      List<Double> merging = all.subList(4 * half, 4 * half + 4);
      var statistics = merging.stream().mapToDouble(Double::doubleValue).summaryStatistics();
      assertThat(merged.path("values").get(half).doubleValue()).isEqualTo(statistics.getAverage());
      assertThat(merged.path("min").get(half).doubleValue()).isEqualTo(statistics.getMin());
      assertThat(merged.path("max").get(half).doubleValue()).isEqualTo(statistics.getMax());
    }
  }

  @Test
  void doesNotMergeWhatIsNotMoreThanAskedFor() {
    assertThat(caller.metrics(job, "?maxPoints=8")).isEqualTo(caller.metrics(job, ""));
    JsonNode loss = caller.metrics(job, "").path("series").path("loss");
    assertThat(loss.path("min")).isEqualTo(loss.path("values"));
    assertThat(loss.path("max")).isEqualTo(loss.path("values"));
  }

  private static List<Integer> steps(JsonNode metrics, String key) {
    return metrics.path("series").path(key).path("steps").valueStream().map(JsonNode::intValue).toList();
  }

  private static List<Double> values(JsonNode metrics, String key) {
    return metrics.path("series").path(key).path("values").valueStream().map(JsonNode::doubleValue).toList();
  }
}
