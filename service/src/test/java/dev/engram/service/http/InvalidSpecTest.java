package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Specs that were read and can't be run. */
class InvalidSpecTest extends RefusalTest {

  private static final String INVALID = "INVALID_SPEC";

  @ParameterizedTest
  @CsvSource({"/task/length, 1", "/task/length, 10001", "/task/length, -5", "/cell/hiddenSize, 0",
      "/cell/hiddenSize, 4097", "/batchSize, 0", "/batchSize, 8193", "/maxSteps, 0", "/maxSteps, 10000001",
      "/maxGradNorm, 0", "/maxGradNorm, -1", "/maxGradNorm, 1e999", "/optimizer/learningRate, -0.001",
      "/optimizer/learningRate, 0", "/optimizer/learningRate, 1e999", "/optimizer/alpha, 1", "/optimizer/epsilon, 0",
      "/evaluation/everySteps, 0", "/evaluation/sampleSize, 99", "/evaluation/sampleSize, 1000001",
      "/evaluation/testSampleSize, 99", "/stopWhen/accuracy, 0.1", "/stopWhen/accuracy, 0.49",
      "/stopWhen/accuracy, 1.01", "/stopWhen/evaluations, 0", "/diagnostics/everyEvaluations, 0",
      "/diagnostics/everyEvaluations, 10000001", "/diagnostics/probeLength, 1", "/diagnostics/probeLength, 10001",
      "/maxRestarts, -1", "/priority, 1001",
      "/priority, -1001", "/maxRuntime, '\"PT0.5S\"'", "/maxRuntime, '\"-PT1H\"'", "/maxRuntime, '\"P366D\"'",
      "/device, '\"gpu\"'", "/device, '\"\"'", "/device, '\"cuda:-1\"'", "/device, '\"CPU\"'",
      "/cell/forgetBias, 101", "/cell/forgetBias, -1e999", "/name, '\"\"'", "/name, '\"  \"'"})
  void refusesAValueOutOfRange(String pointer, String value) {
    JsonNode problem = problem(submit(Specs.text(Specs.full("lstm", "rmsprop"), pointer, value)), 422, INVALID);
    assertThat(pointers(problem)).containsExactly(pointer);
    assertThat(details(problem)).contains("must ").contains(printed(value));
    assertThat(problem.path("detail").stringValue()).contains(pointer);
  }

  /** As the service is expected to print what it was given. */
  private static String printed(String json) {
    return switch (json) {
      case "1e999" -> "Infinity";
      case "-1e999" -> "-Infinity";
      case "\"-PT1H\"" -> "PT-1H";
      case "\"P366D\"" -> "PT8784H";
      case "\"\"" -> "";
      case "\"  \"" -> "2 characters";
      default -> json.replace("\"", "");
    };
  }

  @ParameterizedTest
  @CsvSource({"adam, /optimizer/beta1, 1", "adam, /optimizer/beta2, 1", "adam, /optimizer/epsilon, 0",
      "adam, /optimizer/beta1, -0.1", "sgd, /optimizer/momentum, 1", "sgd, /optimizer/momentum, -0.1",
      "sgd, /optimizer/learningRate, -1"})
  void refusesAnOptimizerOutOfRange(String optimizer, String pointer, String value) {
    JsonNode problem = problem(submit(Specs.with(Specs.full("rnn", optimizer), pointer, value)), 422, INVALID);
    assertThat(pointers(problem)).containsExactly(pointer);
  }

  @Test
  void refusesNesterovWithoutMomentum() {
    ObjectNode spec = Specs.with(Specs.full("rnn", "sgd"), "/optimizer/nesterov", "true");
    JsonNode problem = problem(submit(spec), 422, INVALID);
    assertThat(pointers(problem)).containsExactly("/optimizer/nesterov");
    assertThat(details(problem)).contains("momentum");
  }

  @Test
  void refusesAForgetBiasBesideAChronoLength() {
    ObjectNode spec = Specs.with(Specs.full("lstm", "sgd"), "/cell/chronoLength", "20");
    JsonNode problem = problem(submit(spec), 422, INVALID);
    assertThat(pointers(problem)).containsExactly("/cell/chronoLength");
    assertThat(details(problem)).contains("forgetBias");
  }

  @ParameterizedTest
  @CsvSource({"2", "10001"})
  void refusesAChronoLengthOutOfRange(String length) {
    ObjectNode spec = Specs.with(Specs.smallest("lstm", 5), "/cell/chronoLength", length);
    assertThat(pointers(problem(submit(spec), 422, INVALID))).containsExactly("/cell/chronoLength");
  }

  @Test
  void refusesANameThatIsTooLong() {
    ObjectNode spec = Specs.with(Specs.smallest("rnn", 5), "/name", "\"" + "n".repeat(201) + "\"");
    JsonNode problem = problem(submit(spec), 422, INVALID);
    assertThat(pointers(problem)).containsExactly("/name");
    assertThat(details(problem)).contains("201").contains("200");
  }

  @Test
  void refusesTooManyLabels() {
    String labels = IntStream.range(0, 17).mapToObj("\"key%d\":\"\""::formatted).collect(Collectors.joining(","));
    JsonNode problem = problem(submit(Specs.with(Specs.smallest("rnn", 5), "/labels", "{" + labels + "}")), 422,
        INVALID);
    assertThat(pointers(problem)).containsExactly("/labels");
    assertThat(details(problem)).contains("17").contains("16");
  }

  @ParameterizedTest
  @CsvSource({"a:b, /labels/a:b", "'', /labels/", "a/b~c:d, /labels/a~1b~0c:d",
      "0123456789012345678901234567890123456789012345678901234567890123,"
          + " /labels/0123456789012345678901234567890123456789012345678901234567890123"})
  void refusesALabelWithABadKey(String key, String pointer) {
    ObjectNode spec = Specs.with(Specs.smallest("rnn", 5), "/labels", "{\"%s\":\"v\"}".formatted(key));
    assertThat(pointers(problem(submit(spec), 422, INVALID))).containsExactly(pointer);
  }

  @Test
  void refusesALabelThatIsTooLong() {
    ObjectNode spec = Specs.with(Specs.smallest("rnn", 5), "/labels/a", "\"" + "v".repeat(201) + "\"");
    assertThat(pointers(problem(submit(spec), 422, INVALID))).containsExactly("/labels/a");
  }

  @ParameterizedTest
  @CsvSource({"a\\u0000, v, /labels/aNUL", "a, v\\u0000, /labels/a"})
  void refusesALabelThatNotEveryStoreCanKeep(String key, String value, String pointer) {
    ObjectNode spec = Specs.with(Specs.smallest("rnn", 5), "/labels", "{\"%s\":\"%s\"}".formatted(key, value));
    JsonNode problem = problem(submit(spec), 422, INVALID);
    assertThat(pointers(problem)).containsExactly(pointer.replace("NUL", "\0"));
    assertThat(details(problem)).contains("U+0000");
  }

  @ParameterizedTest
  @CsvSource({"cuda", "cuda:0", "cuda:9999"})
  void refusesADeviceThatNoWorkerHas(String device) {
    assumeThat(device.equals("cuda:9999") || !caller.get("/v1/system").json().path("cudaAvailable").booleanValue())
        .isTrue();
    ObjectNode spec = Specs.with(Specs.smallest("rnn", 5), "/device", "\"" + device + "\"");
    JsonNode problem = problem(submit(spec), 422, INVALID);
    assertThat(pointers(problem)).containsExactly("/device");
    assertThat(details(problem)).contains("'" + device + "'").contains("cpu");
  }

  @Test
  void refusesMoreMemoryThanThereIsWithBothNumbers() {
    ObjectNode spec = Specs.with(Specs.smallest("lstm", 10_000), "/cell/hiddenSize", "4096");
    Specs.with(spec, "/batchSize", "8192");
    Specs.with(spec, "/device", "\"cpu\"");
    JsonNode problem = problem(submit(spec), 422, INVALID);
    assertThat(pointers(problem)).containsExactly("");
    assertThat(details(problem)).containsPattern("needs about \\d+\\.\\d GiB of memory, and cpu has \\d+\\.\\d GiB");
  }

  /** It fits the device, but not a buffer of Java's. */
  @Test
  void refusesBatchesThatCannotBeWrittenAtOnce() {
    ObjectNode spec = Specs.with(Specs.smallest("rnn", 10_000), "/cell/hiddenSize", "1");
    Specs.with(spec, "/task/encoding", "\"one-hot\"");
    Specs.with(spec, "/batchSize", "5000");
    Specs.with(spec, "/device", "\"cpu\"");
    JsonNode problem = problem(submit(spec), 422, INVALID);
    assertThat(pointers(problem)).contains("");
    assertThat(details(problem)).containsPattern("one batch takes 2\\.0 GiB, and at most 2\\.0 GiB can be written");
  }

  @Test
  void asksForWhatHasNoDefault() {
    JsonNode problem = problem(submit("{}"), 422, INVALID);
    assertThat(pointers(problem)).containsExactly("/cell", "/task");
    assertThat(pointers(problem(submit("{\"cell\":null,\"task\":null}"), 422, INVALID)))
        .containsExactly("/cell", "/task");
    assertThat(pointers(problem(submit("{\"cell\":{\"type\":\"rnn\"},\"task\":{\"type\":\"palindrome\"}}"), 422,
        INVALID))).containsExactly("/task/length");
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    JsonNode problem = problem(submit(
        """
            {"name": "", "cell": {"type": "lstm", "hiddenSize": 0, "recurrentGain": -1, "forgetBias": 1, "chronoLength": 2},
             "task": {"type": "palindrome", "length": 1},
             "optimizer": {"type": "sgd", "learningRate": 0, "momentum": 0, "nesterov": true,
              "schedule": {"type": "step", "warmupSteps": -1, "everySteps": 0, "factor": 0}},
             "batchSize": 0, "maxSteps": 0, "maxGradNorm": 0,
             "evaluation": {"everySteps": 0, "sampleSize": 0, "testSampleSize": 0},
             "stopWhen": {"accuracy": 0, "evaluations": 0}, "maxRuntime": "PT0S", "maxRestarts": -1,
             "diagnostics": {"everyEvaluations": 0, "probeLength": 1}, "checkpointEverySteps": 0, "device": "tpu", "priority": 5000, "labels": {"": ""}}"""),
        422, INVALID);
    assertThat(pointers(problem)).containsExactlyInAnyOrder("/name", "/cell/hiddenSize", "/cell/recurrentGain",
        "/cell/chronoLength",
        "/cell/chronoLength", "/task/length", "/optimizer/learningRate", "/optimizer/nesterov",
        "/optimizer/schedule/warmupSteps",
        "/optimizer/schedule/everySteps", "/optimizer/schedule/factor", "/batchSize",
        "/maxSteps", "/maxGradNorm", "/evaluation/everySteps", "/evaluation/sampleSize",
        "/evaluation/testSampleSize", "/stopWhen/accuracy", "/stopWhen/evaluations", "/maxRuntime", "/maxRestarts",
        "/diagnostics/everyEvaluations", "/diagnostics/probeLength", "/checkpointEverySteps", "/device", "/priority",
        "/labels/");
    assertThat(problem.path("detail").stringValue()).contains("and 26 more");
  }

  @Test
  void tellsOfADeviceThatNobodyHasTogetherWithTheRest() {
    JsonNode problem = problem(submit("""
        {"cell": {"type": "rnn"}, "task": {"type": "palindrome", "length": 1}, "device": "cuda:9999"}"""), 422,
        INVALID);
    assertThat(pointers(problem)).containsExactlyInAnyOrder("/task/length", "/device");
  }

  @Test
  void refusesTheSameWhenOnlyAskedToValidate() {
    Answer answer = caller.postJson("/v1/jobs?validateOnly=true", Specs.smallest("rnn", 1));
    assertThat(pointers(problem(answer, 422, INVALID))).containsExactly("/task/length");
  }
}
