package dev.engram.service.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.engram.api.JobSpec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What bodies are held against: it must know whatever type the contract's requests are made of. */
class ContractCheckTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  /** The records that a request can be made of, however deep. */
  static Set<Class<? extends Record>> recordsOfRequests() {
    Set<Class<? extends Record>> found = new LinkedHashSet<>();
    List<Type> open = new ArrayList<>(List.of(JobSpec.class));
    while (!open.isEmpty()) {
      switch (open.removeFirst()) {
        case ParameterizedType generic -> open.addAll(Arrays.asList(generic.getActualTypeArguments()));
        case Class<?> union when union.isAnnotationPresent(JsonSubTypes.class) ->
          Stream.of(union.getAnnotation(JsonSubTypes.class).value()).map(JsonSubTypes.Type::value).forEach(open::add);
        case Class<?> record when record.isRecord() && found.add(record.asSubclass(Record.class)) ->
          Stream.of(record.getRecordComponents()).map(RecordComponent::getGenericType).forEach(open::add);
        default -> {
        }
      }
    }
    return found;
  }

  @Test
  void findsTheRecordsThatRequestsAreKnownToHave() {
    assertThat(recordsOfRequests()).extracting(Class::getSimpleName)
        .contains("JobSpec", "RnnSpec", "LstmSpec", "PalindromeSpec", "SgdSpec", "EvaluationSpec", "StopWhen");
  }

  @ParameterizedTest
  @MethodSource("recordsOfRequests")
  void knowsTheTypeOfEveryField(Class<? extends Record> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      for (String value : List.of("null", "1", "1.5", "\"x\"", "true", "[]", "{}", "{\"x\":\"y\"}")) {
        var body = MAPPER.readTree("{\"%s\":%s}".formatted(component.getName(), value));
        assertThatCode(() -> ContractCheck.of(body, type)).as("%s at %s", value, component).doesNotThrowAnyException();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("recordsOfRequests")
  void findsNothingWrongWithNothing(Class<? extends Record> type) {
    assertThat(ContractCheck.of(MAPPER.readTree("{}"), type).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("recordsOfRequests")
  void knowsNoFieldThatTheRecordHasNot(Class<? extends Record> type) {
    assertThat(ContractCheck.of(MAPPER.readTree("{\"zz\":null}"), type).list())
        .hasSize(1)
        .allSatisfy(violation -> assertThat(violation.pointer()).isEqualTo("/zz"));
  }
}
