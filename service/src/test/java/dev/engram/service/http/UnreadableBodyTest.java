package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Bodies that can't be read as a job spec. */
class UnreadableBodyTest extends RefusalTest {

  private static final String MALFORMED = "MALFORMED_REQUEST";

  static Stream<Arguments> bodiesThatAreNotJson() {
    String start = "{\"cell\":{\"type\":\"rnn\"},\"task\":{\"type\":\"palindrome\",\"length\":5}";
    return Stream.of(
        Arguments.of("cut short", "{\"cell\":", "Unexpected end"),
        Arguments.of("no JSON at all", "cell=rnn", "Unrecognized token"),
        Arguments.of("a field twice", start + ",\"seed\":1,\"seed\":2}", "Duplicate Object property \"seed\""),
        Arguments.of("a type twice", "{\"cell\":{\"type\":\"rnn\",\"type\":\"lstm\"}}", "Duplicate"),
        Arguments.of("a word after the end", start + "} x", "Unrecognized token 'x'"),
        Arguments.of("a second object after the end", start + "} {}", "Trailing token"),
        Arguments.of("NaN", start + ",\"maxGradNorm\":NaN}", "'NaN'"),
        Arguments.of("Infinity", start + ",\"maxGradNorm\":Infinity}", "'Infinity'"),
        Arguments.of("a comment", start + "/* five */}", "comment"),
        Arguments.of("single quotes", "{'cell':{}}", "Unexpected character"),
        Arguments.of("a leading zero", start + ",\"seed\":007}", "Leading zeroes"),
        Arguments.of("a nest too deep", "{\"name\":" + "[".repeat(100_000), "nesting depth"),
        Arguments.of("a number too long", start + ",\"seed\":" + "1".repeat(100_000) + "}", "length"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodiesThatAreNotJson")
  void saysWhatIsNotJson(String what, String body, String detail) {
    JsonNode problem = problem(submit(body), 400, MALFORMED);
    assertThat(problem.path("detail").stringValue()).contains("not valid JSON").contains(detail);
    assertThat(pointers(problem)).isEmpty();
  }

  @Test
  void saysThatBytesAreNotUtf8() {
    byte[] body = "{\"name\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
    JsonNode problem = problem(submitBytes(body), 400, MALFORMED);
    assertThat(problem.path("detail").stringValue()).contains("UTF-8");
  }

  @Test
  void doesNotTakeANameWithAStrayByteForOneThatItHasSeen() {
    caller.validate(Specs.full("rnn", "rmsprop"));
    byte[] body = Specs.full("rnn", "rmsprop")
        .toString()
        .replace("hiddenSize", "hiddenSi\u00ffze")
        .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(problem(submitBytes(body), 400, MALFORMED).path("detail").stringValue()).contains("not UTF-8 behind");
  }

  @Test
  void saysNothingOfItsOwnConfiguration() {
    assertThat(submit("{} {}").body()).doesNotContain("DeserializationFeature", "tools.jackson");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"null", "[]", "[{}]", "5", "\"lstm\"", "true"})
  void refusesJsonThatIsNoObject(String body) {
    JsonNode problem = problem(submit(body), 400, MALFORMED);
    assertThat(pointers(problem)).containsExactly("");
    assertThat(details(problem)).contains(body).contains("an object");
  }

  @ParameterizedTest
  @CsvSource({"''", "'   '"})
  void refusesABodyWithNothingInIt(String body) {
    JsonNode problem = problem(submit(body), 400, MALFORMED);
    assertThat(problem.toString()).containsAnyOf("missing", "empty");
  }

  @ParameterizedTest
  @CsvSource({"/foo", "/cell/foo", "/task/foo", "/optimizer/foo", "/evaluation/foo", "/stopWhen/foo",
      "/diagnostics/foo", "/Seed",
      // fields of another type of the union
      "/cell/forgetBias", "/cell/chronoLength", "/optimizer/beta1", "/optimizer/momentum", "/optimizer/nesterov",
      // what only answers have
      "/id", "/state"})
  void refusesAFieldThatDoesNotExist(String pointer) {
    JsonNode problem = problem(submit(Specs.with(Specs.full("rnn", "rmsprop"), pointer, "1")), 400, MALFORMED);
    assertThat(pointers(problem)).containsExactly(pointer);
    assertThat(details(problem)).contains("not a known field; known are ");
  }

  @Test
  void writesAPointerToAFieldAsJsonPointersAreWritten() {
    JsonNode problem = problem(submit("{\"a/b~c\":1}"), 400, MALFORMED);
    assertThat(pointers(problem)).containsExactly("/a~1b~0c");
  }

  @ParameterizedTest
  @CsvSource({"/cell/type, '\"gru\"'", "/cell/type, '\"LSTM\"'", "/cell/type, 1", "/cell/type, null",
      "/task/type, '\"copy\"'", "/task/type, []", "/optimizer/type, '\"adamw\"'", "/optimizer/type, true",
      "/cell/initializer, '\"zeros\"'", "/cell/initializer, '\"DEFAULT\"'", "/task/encoding, '\"ONE_HOT\"'",
      "/gradients, '\"backprop\"'", "/precision, '\"float16\"'", "/precision, 32", "/maxRuntime, '\"2h\"'",
      "/maxRuntime, '\"\"'", "/maxRuntime, '\"P1Y\"'", "/maxRuntime, 7200", "/labels/course, null"})
  void refusesAValueThatIsNoneOfThose(String pointer, String value) {
    JsonNode problem = problem(submit(Specs.with(Specs.full("rnn", "rmsprop"), pointer, value)), 400, MALFORMED);
    assertThat(pointers(problem)).containsExactly(pointer);
    assertThat(details(problem)).contains(value).contains("must be");
  }

  @ParameterizedTest
  @CsvSource({"cell, 'lstm'", "task, 'palindrome'", "optimizer, 'rmsprop, adam, sgd'"})
  void refusesAUnionWithoutAType(String field, String known) {
    JsonNode problem = problem(submit(Specs.with(Specs.full("rnn", "rmsprop"), "/" + field, "{}")), 400, MALFORMED);
    assertThat(pointers(problem)).containsExactly("/" + field + "/type");
    assertThat(details(problem)).contains("missing").contains(known);
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    JsonNode problem = problem(submit("""
        {"cell": {"type": "rnn", "forgetBias": 1, "hiddenSize": "8"}, "task": {"length": 5},
         "optimizer": {"type": "adamw"}, "seed": 1.5, "labels": {"a": 1}, "foo": 1}"""), 400, MALFORMED);
    assertThat(pointers(problem)).containsExactlyInAnyOrder("/cell/forgetBias", "/cell/hiddenSize", "/task/type",
        "/optimizer/type", "/seed", "/labels/a", "/foo");
  }

  @Test
  void listsNoMoreThanAnybodyReads() {
    String fields = IntStream.range(0, 20_000).mapToObj("\"f%d\":1"::formatted).collect(Collectors.joining(","));
    JsonNode problem = problem(submit("{" + fields + "}"), 400, MALFORMED);
    assertThat(pointers(problem)).hasSize(100).startsWith("/f0", "/f1");
    assertThat(problem.path("detail").stringValue()).contains("The first 100 of 20000 violations are listed.");
  }

  @Test
  void doesNotRepeatALongValueInItsAnswer() {
    String longValue = "x".repeat(100_000);
    Answer answer = submit(Specs.with(Specs.full("rnn", "rmsprop"), "/precision", "\"" + longValue + "\""));
    assertThat(pointers(problem(answer, 400, MALFORMED))).isEqualTo(List.of("/precision"));
    assertThat(answer.body()).hasSizeLessThan(1000);
  }
}
