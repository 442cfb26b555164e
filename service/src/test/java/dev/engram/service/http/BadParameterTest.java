package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Query parameters and headers that can't be read (400) or can't be met (422). */
class BadParameterTest extends RefusalTest {

  private static final String INVALID = "INVALID_PARAMETER";

  @ParameterizedTest
  @CsvSource({"state=WAITING, 400, state", "state=running, 400, state", "pageSize=many, 400, pageSize",
      "pageSize=99999999999, 400, pageSize", "pageSize=0, 422, pageSize", "pageSize=-1, 422, pageSize",
      "pageSize=1001, 422, pageSize", "pageSize=0x10, 400, pageSize", "pageSize=1%200, 400, pageSize",
      "pageSize=%20, 400, pageSize", "pageToken=x, 400, pageToken", "pageToken=, 400, pageToken",
      "pageToken=am9i, 400, pageToken", "pageToken=%00, 400, pageToken", "pageToken=YWZ0ZXI6AA, 400, pageToken",
      "label=course, 400, label",
      "label=:dl, 400, label", "label=, 400, label",
      "pageSize=1&pageSize=2, 400, pageSize", "cell=%00, 400, cell", "pagesize=1, 400, pagesize"})
  void refusesToList(String query, int status, String parameter) {
    refuses(caller.get("/v1/jobs?" + query), status, parameter);
  }

  @ParameterizedTest
  @CsvSource({"keys=perplexity, 400, keys", "'keys=loss,Loss', 400, keys", "maxPoints=all, 400, maxPoints",
      "maxPoints=0, 422, maxPoints", "maxPoints=100001, 422, maxPoints", "fromStep=x, 400, fromStep",
      "toStep=99999999999, 400, toStep"})
  void refusesToShowMetrics(String query, int status, String parameter) {
    refuses(caller.get("/v1/jobs/any/metrics?" + query), status, parameter);
  }

  /** The last token is one of a list of jobs. */
  @ParameterizedTest
  @CsvSource({"pageSize=0, 422, pageSize", "pageToken=x, 400, pageToken", "pageToken=YWZ0ZXI6am9iXzE, 400, pageToken"})
  void refusesToShowDiagnostics(String query, int status, String parameter) {
    refuses(caller.get("/v1/jobs/any/diagnostics?" + query), status, parameter);
  }

  @Test
  void refusesAKeyOfMetricsInATableToo() {
    refuses(caller.get("/v1/jobs/any/metrics?keys=perplexity", "Accept", "text/csv"), 400, "keys");
  }

  @ParameterizedTest
  @CsvSource({"maybe", "2", "''"})
  void refusesToSubmitWhenItIsNotClearWhetherToValidateOnly(String value) {
    refuses(caller.postJson("/v1/jobs?validateOnly=" + value, Specs.tiny("rnn")), 400, "validateOnly");
  }

  @Test
  void refusesAParameterThatItWouldHaveToIgnore() {
    refuses(caller.postJson("/v1/jobs?validateonly=true", Specs.tiny("rnn")), 400, "validateonly");
    refuses(caller.get("/v1/jobs/any?fields=state"), 400, "fields");
  }

  @Test
  void refusesToBeToldTwoThingsAtOnce() {
    refuses(caller.postJson("/v1/jobs?validateOnly=true&validateOnly=false", Specs.tiny("rnn")), 400, "validateOnly");
  }

  @Test
  void refusesToCancelWhenItIsNotClearWhetherByForce() {
    refuses(caller.post("/v1/jobs/any/cancel?force=gently"), 400, "force");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=y", "a=%zz", "pageSize=%", "label=%c3%28", "state=%ff"})
  void refusesAQueryThatCannotBeRead(String query) throws IOException {
    refusesToRead(query);
  }

  @Test
  void refusesMoreParametersThanAnyOperationHas() throws IOException {
    refusesToRead("p" + "&p".repeat(1000));
  }

  private void refusesToRead(String query) throws IOException {
    JsonNode problem = problem(RawHttp.send(port, "GET /v1/jobs?" + query + " HTTP/1.1", "Host: localhost"), 400,
        INVALID);
    assertThat(problem.path("detail").stringValue()).startsWith("The query can't be read; it must be name=value");
  }

  private static JsonNode refuses(Answer answer, int status, String parameter) {
    JsonNode problem = problem(answer, status, INVALID);
    assertThat(pointers(problem)).containsExactly(parameter);
    assertThat(problem.path("detail").stringValue()).contains(parameter);
    return problem;
  }
}
