package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.contract.Operations;
import dev.engram.service.contract.Operations.Operation;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every operation refuses alike. */
class EveryOperationTest extends ServiceTest {

  private static final String NOBODY = "nobody_1";
  private static final BodyPublisher EMPTY_OBJECT = BodyPublishers.ofString("{}");

  static Stream<Operation> all() {
    return Operations.kept().all().stream();
  }

  static Stream<Operation> ofSomething() {
    return all().filter(operation -> operation.path().contains("{"));
  }

  static Stream<Operation> withAnswer() {
    return all().filter(operation -> operation.statuses().contains("406"));
  }

  static Stream<Operation> withBody() {
    return all().filter(Operation::hasBody);
  }

  static Stream<Operation> takingIdempotencyKeys() {
    return all().filter(operation -> operation.description().path("parameters").toString().contains("Idempotency-Key"));
  }

  static Stream<Operation> ofPages() {
    return all().filter(operation -> operation.description().path("parameters").toString().contains("\"pageSize\""));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aParameterThatItDoesNotHave(Operation operation) {
    refused(send(operation, "?colour=red"), 400, "colour is not known");
  }

  @ParameterizedTest
  @MethodSource("all")
  void aPageOfAnotherOrigin(Operation operation) {
    refused(send(operation, "", "Origin", "https://example.org"), 403, "Origin");
  }

  @ParameterizedTest
  @MethodSource("ofSomething")
  void whatIsNotThere(Operation operation) {
    refused(send(operation, ""), 404, "");
  }

  @ParameterizedTest
  @MethodSource("withAnswer")
  void toAnswerInAFormatThatItDoesNotHave(Operation operation) {
    refused(send(operation, "", "Accept", "audio/midi"), 406, "");
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void aBodyThatIsNotSaidToBeJson(Operation operation) {
    refused(caller.send(operation.method(), operation.at(NOBODY), EMPTY_OBJECT, "Content-Type", "text/plain"), 415,
        "text/plain");
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void aBodyThatIsTooLarge(Operation operation) {
    refused(caller.send(operation.method(), operation.at(NOBODY), BodyPublishers.ofString(" ".repeat(2 << 20)),
        "Content-Type", "application/json"), 413, "");
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void aBodyThatIsNoJson(Operation operation) {
    refused(caller.send(operation.method(), operation.at(NOBODY), BodyPublishers.ofString("{"), "Content-Type",
        "application/json"), 400, "");
  }

  @ParameterizedTest
  @MethodSource("takingIdempotencyKeys")
  void anIdempotencyKeyThatIsTooLong(Operation operation) {
    refused(send(operation, "", "Idempotency-Key", "k".repeat(256)), 422, "256 characters");
  }

  @ParameterizedTest
  @MethodSource("ofPages")
  void pagesOfNothing(Operation operation) {
    refused(send(operation, "?pageSize=0"), 422, "pageSize is 0");
  }

  private Answer send(Operation operation, String query, String... headers) {
    String[] all = operation.hasBody()
        ? Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(headers)).toArray(String[]::new)
        : headers;
    return caller.send(operation.method(), operation.at(NOBODY) + query,
        operation.hasBody() ? BodyPublishers.ofString(operation.exampleBody()) : BodyPublishers.noBody(), all);
  }

  private static void refused(Answer answer, int status, String detail) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.json().path("detail").stringValue()).contains(detail);
  }
}
