package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** JSON of another type than the field's: nothing is guessed, nothing is rounded. */
class WrongTypeTest extends RefusalTest {

  private static final List<String> FOR_AN_OBJECT = List.of("1", "true", "\"x\"", "[]");
  private static final List<String> FOR_A_STRING = List.of("1", "1.5", "true", "[]", "{}");
  private static final Map<Class<?>, List<String>> FOR = Map.of(
      Integer.class, List.of("\"5\"", "1.5", "true", "[5]", "{}", "3000000000", "1e999"),
      Long.class, List.of("\"5\"", "1.5", "false", "[5]", "{}", "9223372036854775808", "1e99999999"),
      Double.class, List.of("\"0.1\"", "true", "[]", "{}", "\"NaN\""),
      Boolean.class, List.of("1", "0", "\"true\"", "[]", "{}"),
      String.class, FOR_A_STRING,
      Duration.class, FOR_A_STRING);

  static Stream<Arguments> everyFieldWithEveryWrongType() {
    return ContractFields.all()
        .stream()
        .flatMap(field -> wrong(field.type()).stream().map(value -> Arguments.of(field, value)));
  }

  private static List<String> wrong(Class<?> type) {
    return type.isEnum() ? FOR_A_STRING : FOR.getOrDefault(type, FOR_AN_OBJECT);
  }

  @ParameterizedTest(name = "{1} at {0}")
  @MethodSource("everyFieldWithEveryWrongType")
  void refuses(ContractFields.Field field, String value) {
    String body = Specs.text(field.spec(), field.pointer(), value);
    JsonNode problem = problem(submit(body), 400, "MALFORMED_REQUEST");
    assertThat(pointers(problem)).containsExactly(field.pointer());
    assertThat(details(problem)).contains("must be");
  }

  @Test
  void knowsTheFieldsThatTheContractIsKnownToHave() {
    assertThat(ContractFields.all().stream().map(ContractFields.Field::pointer))
        .contains("/cell/chronoLength", "/task/length", "/optimizer/nesterov", "/stopWhen/accuracy", "/maxRuntime",
            "/labels/course", "/seed");
  }

  @ParameterizedTest
  @CsvSource({"/batchSize, 8.0, 8", "/seed, 1e3, 1000", "/maxGradNorm, 1, 1.0",
      "/seed, -9223372036854775808, -9223372036854775808", "/maxRuntime, '\"pt90m\"', '\"PT1H30M\"'"})
  void takesANumberThatIsWrittenAnotherWay(String pointer, String written, String meant) {
    JsonNode spec = caller.validate(Specs.text(Specs.full("rnn", "rmsprop"), pointer, written)).path("spec");
    assertThat(spec.at(pointer)).hasToString(meant);
  }
}
