package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was found in the cells of jobs that train 40 steps. */
class DiagnosticsTest extends ServiceTest {

  private static ObjectNode spec(String cell, int everyEvaluations, int probeLength) {
    return Specs.with(Specs.tiny(cell), "/diagnostics",
        "{\"everyEvaluations\": %d, \"probeLength\": %d}".formatted(everyEvaluations, probeLength));
  }

  private List<JsonNode> looks(ObjectNode spec) {
    String id = caller.submit(spec);
    caller.awaitEnd(id);
    return caller.diagnostics(id);
  }

  private static List<Integer> steps(List<JsonNode> looks) {
    return looks.stream().map(look -> look.path("step").intValue()).toList();
  }

  @ParameterizedTest
  @CsvSource({"rnn, hidden, hidden", "lstm, input, output"})
  void areOfTheUntrainedCellAndOfTheTrainedOneByDefault(String cell, String firstGate, String lastGate) {
    List<JsonNode> looks = looks(Specs.tiny(cell));

    assertThat(steps(looks)).containsExactly(0, 40);
    for (JsonNode look : looks) {
      assertThat(look.path("probeLength").intValue()).isEqualTo(100);
      assertThat(look.path("hiddenGradientNorm")).hasSize(99).allMatch(JsonNode::isNumber);
      for (String ofGates : List.of("spectralRadius", "saturation", "gateMean")) {
        assertThat(look.path(ofGates).propertyNames()).startsWith(firstGate).endsWith(lastGate);
        assertThat(look.path(ofGates)).allMatch(JsonNode::isNumber);
      }
    }
    assertThat(looks.getFirst().get("clippingRate").isNull()).isTrue();
    assertThat(looks.getLast().path("clippingRate").doubleValue()).isBetween(0.0, 1.0);
  }

  @Test
  void anLstmAlsoTellsOfItsMemory() {
    for (JsonNode look : looks(spec("lstm", 10, 20))) {
      assertThat(look.path("cellGradientNorm")).hasSize(19).allMatch(JsonNode::isNumber);
      assertThat(look.path("forgetHalfLife").doubleValue()).isPositive();
      assertThat(look.path("gateMean").propertyNames()).containsExactly("input", "forget", "candidate", "output");
    }
    for (JsonNode look : looks(spec("rnn", 10, 20))) {
      assertThat(look.get("cellGradientNorm").isNull()).isTrue();
      assertThat(look.get("forgetHalfLife").isNull()).isTrue();
    }
  }

  @Test
  void comeAsOftenAsWasAskedFor() {
    assertThat(steps(looks(spec("rnn", 1, 5)))).containsExactly(0, 10, 20, 30, 40);
    assertThat(steps(looks(spec("rnn", 3, 5)))).containsExactly(0, 30, 40);
  }

  @Test
  void areNoneWhereNoneWereAskedForAndNothingElseIsOtherwise() {
    String with = caller.submit(Specs.tiny("lstm"));
    String without = caller.submit(Specs.with(Specs.tiny("lstm"), "/diagnostics", "null"));
    caller.awaitEnd(with);
    caller.awaitEnd(without);

    assertThat(caller.diagnostics(without)).isEmpty();
    assertThat(caller.digest(without)).isEqualTo(caller.digest(with));
    assertThat(Tables.withoutSpeed(caller.table(without))).isEqualTo(Tables.withoutSpeed(caller.table(with)));
  }

  @Test
  void theClippingRateIsThatOfTheStepsSinceTheLookBefore() {
    String id = caller.submit(Specs.with(spec("rnn", 2, 5), "/maxGradNorm", "0.7"));
    caller.awaitEnd(id);
    List<Double> clipped = caller.table(id, "clipped")
        .stream()
        .map(line -> Double.valueOf(line.substring(line.lastIndexOf(',') + 1)))
        .toList();

    List<JsonNode> looks = caller.diagnostics(id);

    assertThat(steps(looks)).containsExactly(0, 20, 40);
    assertThat(clipped).anyMatch(share -> share > 0);
    for (int look = 1; look < 3; look++) {
      double expected = (clipped.get(2 * look - 2) + clipped.get(2 * look - 1)) / 2;
      assertThat(looks.get(look).path("clippingRate").doubleValue()).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void comeInPagesThatAreTheWholeTogether() {
    String id = caller.submit(Specs.with(spec("rnn", 1, 5), "/maxGradNorm", "0.7"));
    caller.awaitEnd(id);
    List<JsonNode> walked = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = caller.get("/v1/jobs/" + id + "/diagnostics?pageSize=2" + token).json();
      page.path("items").forEach(walked::add);
      token = page.get("nextPageToken").isNull() ? null : "&pageToken=" + page.path("nextPageToken").stringValue();
    } while (token != null);

    assertThat(walked).hasSize(5).isEqualTo(caller.diagnostics(id));
  }

  @Test
  void ofAForkBeginWithItsOwnSteps() {
    String parent = caller.submit(spec("rnn", 1, 5));
    caller.awaitEnd(parent);
    String fork = caller.postJson("/v1/jobs/" + parent + "/fork", "{\"extraSteps\": 20}")
        .json()
        .path("id")
        .stringValue();

    JsonNode job = caller.awaitEnd(fork);

    assertThat(job.at("/spec/diagnostics")).hasToString("{\"everyEvaluations\":1,\"probeLength\":5}");
    assertThat(steps(caller.diagnostics(fork))).containsExactly(50, 60);
  }

  @Test
  void ofJobsInASweepAreThoseOfTheJobsAlone() {
    String sweep = caller.submitSweep(Specs.read("""
        {"base": %s, "axes": {"seed": [1, 2]}}""".formatted(
        Specs.with(Specs.with(spec("lstm", 2, 9), "/cell/hiddenSize", "16"), "/batchSize", "16"))));
    caller.awaitSweep(sweep, found -> found.path("terminal").booleanValue());

    for (JsonNode job : caller.jobsOf(sweep)) {
      assertThat(caller.diagnostics(job.path("id").stringValue())).hasSize(3)
          .isEqualTo(looks((ObjectNode) job.path("spec")));
    }
  }

  @Test
  void areNoneOfAJobThatIsNotThere() {
    RefusalTest.problem(caller.get("/v1/jobs/job_none/diagnostics"), 404, "NOT_FOUND");
  }
}
