package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SweepTest extends ServiceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<String> submitted = new ArrayList<>();

  @AfterEach
  void deleteWhatIsLeft() {
    for (String id : submitted) {
      caller.post("/v1/sweeps/" + id + "/cancel");
      if (caller.get("/v1/sweeps/" + id).status() == 200) {
        awaitEnd(id);
        assertThat(caller.delete("/v1/sweeps/" + id).status())
            .isEqualTo(204);
      }
      assertThat(caller.jobsOf(id)).isEmpty();
    }
  }

  /** Two jobs a cell and length, over in no time. */
  private static ObjectNode small() {
    return Specs.read("""
        {"name": "small", "base": {"cell": {"type": "rnn", "hiddenSize": 16}, "batchSize": 16, "maxSteps": 20,
           "stopWhen": null, "evaluation": {"everySteps": 10, "sampleSize": 100, "testSampleSize": 100}},
         "axes": {"cell": ["rnn", {"type": "lstm", "forgetBias": 0}], "length": [3, 5], "seed": [1, 2]}}""");
  }

  private static ObjectNode endless() {
    return Specs.with(small(), "/base/maxSteps", "1000000");
  }

  private String submit(ObjectNode spec) {
    String id = caller.submitSweep(spec);
    submitted.add(id);
    return id;
  }

  private JsonNode awaitEnd(String id) {
    return caller.awaitSweep(id, sweep -> sweep.path("terminal").booleanValue());
  }

  private JsonNode awaitState(String id, String state) {
    return caller.awaitSweep(id, sweep -> sweep.path("state").stringValue().equals(state));
  }

  private int status(String id, String verb) {
    return caller.post("/v1/sweeps/" + id + "/" + verb).status();
  }

  @Test
  void everyCombinationIsAJobThatEndsAsItWouldAlone() {
    String id = submit(small());
    assertThat(caller.sweep(id).path("jobs").intValue()).isEqualTo(8);

    JsonNode ended = awaitEnd(id);

    assertThat(ended.path("state").stringValue()).isEqualTo("SUCCEEDED");
    assertThat(ended.at("/counts/SUCCEEDED").intValue()).isEqualTo(8);
    assertThat(ended.at("/progress/fraction").doubleValue()).isEqualTo(1);
    assertThat(ended.path("allowedActions")).extracting(JsonNode::stringValue).containsExactly("extend");
    assertThat(ended.at("/spec/parts/0/name").stringValue()).isEqualTo("curve");
    List<JsonNode> jobs = caller.jobsOf(id);
    assertThat(jobs).extracting(job -> "%s %s %s".formatted(job.at("/spec/cell/type").stringValue(),
        job.at("/spec/task/length"), job.at("/spec/seed")))
        .containsExactlyInAnyOrder("rnn 3 1", "rnn 3 2", "rnn 5 1", "rnn 5 2", "lstm 3 1", "lstm 3 2", "lstm 5 1",
            "lstm 5 2");
    for (JsonNode job : jobs) {
      assertThat(job.path("sweepId").stringValue()).isEqualTo(id);
      assertThat(job.at("/spec/cell/hiddenSize").intValue()).isEqualTo(16);
      String alone = caller.submit(job.path("spec"));
      caller.awaitEnd(alone);
      assertThat(caller.digest(alone)).isEqualTo(caller.digest(job.path("id").stringValue()));
    }
  }

  @Test
  void whatItWouldBeIsToldWithNothingStored() {
    Answer answer = caller.postJson("/v1/sweeps?validateOnly=true", small());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("jobs").intValue()).isEqualTo(8);
    assertThat(caller.get("/v1/sweeps").json().path("items")).isEmpty();
  }

  @Test
  void theRateIsChosenByPilotsAndRunWithTheReportedSeedsAlone() {
    ObjectNode spec = Specs.with(Specs.with(small(), "/axes/learningRate", "[1e-9, 0.01]"), "/selectLearningRate",
        "{\"seeds\": [101, 102]}");
    Specs.with(spec, "/axes/length", "[3]");
    String id = submit(Specs.with(spec, "/base/maxSteps", "300"));
    assertThat(caller.sweep(id).path("jobs").intValue()).isEqualTo(2 * (2 * 2 + 2));

    assertThat(awaitEnd(id).path("state").stringValue()).isEqualTo("SUCCEEDED");

    Set<String> reported = caller.jobsOf(id)
        .stream()
        .filter(job -> job.at("/spec/seed").intValue() < 100)
        .map(job -> job.at("/spec/cell/type").stringValue() + " " + job.at("/spec/seed") + " "
            + job.at("/spec/optimizer/learningRate"))
        .collect(Collectors.toSet());
    assertThat(reported).containsExactlyInAnyOrder("rnn 1 0.01", "rnn 2 0.01", "lstm 1 0.01", "lstm 2 0.01");
  }

  @Test
  void isPausedAndResumedAndCancelledWithAllItsJobs() {
    String id = submit(endless());
    awaitState(id, "RUNNING");

    assertThat(status(id, "pause")).isEqualTo(200);
    assertThat(status(id, "pause")).isEqualTo(200);
    caller.awaitSweep(id, sweep -> sweep.at("/counts/PAUSED").asInt(0) + sweep.at("/counts/WAITING").asInt(0) == 8);
    assertThat(caller.sweep(id).path("state").stringValue()).isEqualTo("PAUSED");

    assertThat(status(id, "resume")).isEqualTo(200);
    caller.awaitSweep(id, sweep -> sweep.at("/counts/RUNNING").asInt(0) > 0);
    assertThat(status(id, "retry")).isEqualTo(409);

    assertThat(status(id, "cancel")).isEqualTo(200);
    JsonNode cancelled = awaitState(id, "CANCELLED");
    assertThat(cancelled.at("/counts/CANCELLED").intValue()).isEqualTo(8);
    assertThat(status(id, "cancel")).isEqualTo(200);
    Answer refused = caller.post("/v1/sweeps/" + id + "/pause");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("state").stringValue()).isEqualTo("CANCELLED");
    assertThat(refused.json().path("allowedActions")).extracting(JsonNode::stringValue)
        .containsExactly("retry", "extend");
  }

  @Test
  void onlyWhatIsMissingIsTriedAgain() {
    String id = submit(small());
    awaitEnd(id);
    List<String> before = caller.jobsOf(id).stream().map(job -> job.path("id").stringValue()).toList();
    assertThat(status(id, "retry")).isEqualTo(409); // nothing is
    String deleted = before.getFirst();
    caller.delete("/v1/jobs/" + deleted);
    assertThat(caller.sweep(id).at("/counts/MISSING").intValue()).isEqualTo(1);
    assertThat(caller.sweep(id).path("state").stringValue()).isEqualTo("PARTIALLY_SUCCEEDED");

    assertThat(status(id, "retry")).isEqualTo(200);

    assertThat(awaitEnd(id).path("state").stringValue()).isEqualTo("SUCCEEDED");
    List<String> after = caller.jobsOf(id).stream().map(job -> job.path("id").stringValue()).toList();
    assertThat(after).hasSize(8).doesNotContain(deleted).containsAll(before.subList(1, 8));
  }

  /** What is left of a sweep is looked at after each test. */
  @Test
  void whatWasCancelledIsTriedAgainInJobsOfItsOwnAndForgottenWithTheSweep() {
    String id = submit(endless());
    awaitState(id, "RUNNING");
    status(id, "cancel");
    awaitState(id, "CANCELLED");

    assertThat(status(id, "retry")).isEqualTo(200);

    caller.awaitSweep(id, sweep -> sweep.at("/counts/RUNNING").asInt(0) > 0);
    assertThat(caller.sweep(id).path("jobs").intValue()).isEqualTo(8);
    assertThat(caller.jobsOf(id)).hasSizeGreaterThan(8);
  }

  @Test
  void anExtensionRunsOnlyWhatIsNew() {
    String id = submit(small());
    awaitEnd(id);
    List<String> before = caller.jobsOf(id).stream().map(job -> job.path("id").stringValue()).toList();

    Answer answer = caller.postJson("/v1/sweeps/" + id + "/extend", """
        {"axes": {"seed": [3], "cell": ["lstm"]}}""");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("jobs").intValue()).isEqualTo(3 * 2 * 3);
    assertThat(awaitEnd(id).path("state").stringValue()).isEqualTo("SUCCEEDED");
    assertThat(caller.jobsOf(id)).hasSize(18);
    assertThat(caller.jobsOf(id)).extracting(job -> job.path("id").stringValue()).containsAll(before);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{\"axes\": {\"hiddenSize\": [8]}} | /axes/hiddenSize",
      "{\"part\": \"other\", \"axes\": {\"seed\": [8]}} | /part",
      "{\"axes\": {\"seed\": [1]}} | /parts/0/axes/seed/2",
      "{} | /axes"})
  void anExtensionThatAddsNothingIsRefused(String request, String pointer) {
    String id = submit(Specs.with(small(), "/base/maxSteps", "1"));
    awaitEnd(id);
    Answer answer = caller.postJson("/v1/sweeps/" + id + "/extend", request);
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
    assertThat(caller.sweep(id).path("jobs").intValue()).isEqualTo(8);
  }

  @Test
  void noMoreJobsThanAllowedAreInTheQueueAtOnce() {
    String id = submit(Specs.with(small(), "/maxParallel", "1"));
    Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> {
      JsonNode counts = caller.sweep(id).path("counts");
      assertThat(counts.path("QUEUED").asInt(0) + counts.path("RUNNING").asInt(0)).isLessThan(2);
      return caller.sweep(id).path("terminal").booleanValue();
    });
    assertThat(caller.sweep(id).path("state").stringValue()).isEqualTo("SUCCEEDED");
  }

  @Test
  void whereTooManyFailTheRestIsCancelled() {
    ObjectNode diverging = Specs.with(Specs.with(small(), "/base/optimizer",
        "{\"type\": \"rmsprop\", \"alpha\": 0, \"epsilon\": 1e-300}"), "/axes/encoding", "[\"one-hot\"]");
    String id = submit(Specs.with(Specs.with(Specs.with(diverging, "/base/maxSteps", "5000"), "/maxFailed", "0"),
        "/maxParallel", "1"));

    JsonNode ended = awaitState(id, "CANCELLED");

    assertThat(ended.at("/counts/FAILED").intValue()).isBetween(1, 2);
    assertThat(ended.at("/counts/WAITING").intValue()).isPositive();
    assertThat(status(id, "retry")).isEqualTo(200); // what diverged is not tried again
    assertThat(awaitState(id, "CANCELLED").at("/counts/FAILED").intValue()).isPositive();
  }

  @Test
  void areListedTheNewestFirst() {
    String first = submit(Specs.with(small(), "/base/maxSteps", "1"));
    String second = submit(Specs.with(small(), "/base/maxSteps", "1"));
    JsonNode page = caller.get("/v1/sweeps?pageSize=1").json();
    assertThat(page.at("/items/0/id").stringValue()).isEqualTo(second);
    JsonNode next = caller.get("/v1/sweeps?pageSize=1&pageToken=" + page.path("nextPageToken").stringValue()).json();
    assertThat(next.at("/items/0/id").stringValue()).isEqualTo(first);
    assertThat(next.path("nextPageToken").isNull()).isTrue();
  }

  @Test
  void oneThatIsNotThereIsNotFound() {
    for (String verb : List.of("cancel", "pause", "resume", "retry")) {
      assertThat(status("swp_none", verb)).isEqualTo(404);
    }
    assertThat(caller.get("/v1/sweeps/swp_none").status()).isEqualTo(404);
  }

  @Test
  void itsCurveIsThereFromTheFirstMoment() {
    String id = submit(small());
    JsonNode before = caller.get("/v1/sweeps/" + id + "/curve").json();
    assertThat(before.path("points")).hasSize(4);
    caller.awaitSweep(id, sweep -> sweep.path("terminal").booleanValue());

    JsonNode curve = caller.get("/v1/sweeps/" + id + "/curve").json();

    assertThat(curve.path("points")).allSatisfy(point -> {
      assertThat(point.path("n").intValue()).isEqualTo(2);
      assertThat(point.path("values")).hasSize(2);
      assertThat(point.at("/solveRateCi95/1").doubleValue()).isGreaterThan(point.at("/solveRateCi95/0").doubleValue());
    });
    assertThat(curve.path("points")).extracting(point -> point.path("cell").stringValue() + point.path("length"))
        .containsExactly("lstm3", "lstm5", "rnn3", "rnn5");
    assertThat(curve.path("horizons")).extracting(horizon -> horizon.path("note").asString())
        .hasSize(2)
        .allMatch(note -> note.startsWith("With 2 runs"));
    assertThat(curve.path("comparisons")).extracting(comparison -> comparison.path("smallestP").doubleValue())
        .containsExactly(0.5, 0.5);
    for (Answer csv : List.of(caller.get("/v1/sweeps/" + id + "/curve.csv"),
        caller.get("/v1/sweeps/" + id + "/curve", "Accept", "text/csv"))) {
      assertThat(csv.body().lines()).hasSize(5).first().asString().startsWith("part,cell,variant,length");
    }
    assertThat(caller.get("/v1/sweeps/" + id + "/curve?part=other").json().path("points")).isEmpty();
    assertThat(caller.get("/v1/sweeps/swp_none/curve").status()).isEqualTo(404);
  }

  @Test
  void itsCurveIsDrawn() throws Exception {
    String id = submit(Specs.with(small(), "/name", "\"<script>alert('T & h')</script>\""));
    caller.awaitSweep(id, sweep -> sweep.path("terminal").booleanValue());

    for (String path : List.of("/curve.svg", "/curve")) {
      Answer svg = caller.get("/v1/sweeps/" + id + path, "Accept", "image/svg+xml");
      assertThat(svg.status()).isEqualTo(200);
      Document document = parsed(svg.body());
      assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
      assertThat(document.getElementsByTagName("script").getLength()).isZero();
      assertThat(document.getDocumentElement().getTextContent()).contains("<script>alert('T & h')</script>",
          "vanilla RNN", "LSTM", "palindrome length T (digits)", "chance", "n = 2");
    }
    BufferedImage png = ImageIO.read(URI.create("http://127.0.0.1:%d/v1/sweeps/%s/curve.png".formatted(port, id))
        .toURL());
    assertThat(png.getWidth()).isEqualTo(1800);
    assertThat(png.getHeight()).isEqualTo(1200);
    assertThat(Arrays.stream(png.getRGB(0, 0, 1800, 1200, null, 0, 1800)).distinct().count()).isGreaterThan(20);
  }

  private static Document parsed(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void whatItsStateDoesNotAllowIsRefused() {
    String id = submit(endless());
    assertThat(caller.delete("/v1/sweeps/" + id).status()).isEqualTo(409);
    caller.post("/v1/sweeps/" + id + "/pause");
    awaitState(id, "PAUSED");
    String more = """
        {"part": "curve", "axes": {"seed": [3]}}""";
    assertThat(caller.postJson("/v1/sweeps/" + id + "/extend", more).status()).isEqualTo(409);
    caller.post("/v1/sweeps/" + id + "/cancel");
    awaitEnd(id);
    assertThat(status(id, "resume")).isEqualTo(409);

    Answer extended = caller.postJson("/v1/sweeps/" + id + "/extend", more);
    assertThat(extended.status()).as(extended.body()).isEqualTo(200);
    assertThat(extended.json().path("jobs").intValue()).isEqualTo(12);
  }

  @Test
  void anythingCanBeAnAxis() {
    Answer answer = caller.postJson("/v1/sweeps?validateOnly=true", """
        {"base": {"cell": {"type": "lstm"}, "optimizer": {"type": "adam"}},
         "axes": {"hiddenSize": [8, 16], "initializer": ["default", "xavier"], "forgetBias": [0, 1], "length": [3, 5],
           "encoding": ["digit", "one-hot"], "batchSize": [8, 16], "maxGradNorm": [1, 10], "learningRate": [0.1, 0.01],
           "seed": [1, 2]}}""");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("jobs").intValue()).isEqualTo(512);
  }

  /** A digit as a one among ten is learned at once where it is also the last one; twenty digits are not. */
  @Test
  void theHorizonLiesBetweenWhatIsSolvedAndWhatIsNot() {
    String id = submit(Specs.read("""
        {"base": {"cell": {"type": "rnn", "hiddenSize": 16}, "task": {"type": "palindrome", "encoding": "one-hot"},
           "batchSize": 32, "maxSteps": 60,
           "evaluation": {"everySteps": 10, "sampleSize": 200, "testSampleSize": 200}},
         "axes": {"length": [2, 20], "learningRate": [0.01, 0.02], "seed": [1, 2, 3, 4, 5]}}"""));
    awaitEnd(id);

    JsonNode curve = caller.get("/v1/sweeps/" + id + "/curve").json();

    assertThat(curve.path("horizons")).hasSize(2).allSatisfy(horizon -> {
      assertThat(horizon.path("lower").intValue()).isEqualTo(2);
      assertThat(horizon.path("upper").intValue()).isEqualTo(20);
      assertThat(horizon.path("learningRate").doubleValue()).isIn(0.01, 0.02);
    });
    JsonNode solved = curve.at("/points/0");
    assertThat(solved.path("length").intValue()).isEqualTo(2);
    assertThat(solved.path("medianStepsToSolve").intValue()).isBetween(10, 60);
    assertThat(solved.path("values"))
        .allSatisfy(value -> assertThat(value.path("stepsToSolve").intValue()).isBetween(10, 60));
  }
}
