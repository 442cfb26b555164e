package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Requests that miss what is there. */
class ProtocolTest extends RefusalTest {

  private static final BodyPublisher SPEC = BodyPublishers.ofString(Specs.tiny("rnn").toString());

  @ParameterizedTest
  @ValueSource(strings = {"/v1/jobs/job_none", "/v1/jobs/job_none/metrics", "/v1/jobs/%20", "/v1/jobs/..x"})
  void doesNotFindAJobThatIsNotThere(String path) {
    JsonNode problem = problem(caller.get(path), 404, "NOT_FOUND");
    assertThat(problem.path("detail").stringValue()).startsWith("There is no job '");
    assertThat(problem.path("instance").stringValue()).isEqualTo(path);
  }

  @Test
  void doesNotCancelAJobThatIsNotThere() {
    problem(caller.post("/v1/jobs/job_none/cancel"), 404, "NOT_FOUND");
    problem(caller.post("/v1/jobs/job_none/cancel?force=true"), 404, "NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/v1/nothing", "/v2/jobs", "/v1/jobs/", "/v1/jobs/a/b", "/error"})
  void doesNotFindAPathThatIsNotThere(String path) {
    problem(caller.get(path), 404, "NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource({"PUT, /v1/jobs, 'GET,POST'", "DELETE, /v1/jobs, 'GET,POST'", "PATCH, /v1/jobs/x, 'GET,DELETE'",
      "GET, /v1/jobs/x/cancel, POST", "POST, /v1/jobs/x/metrics, GET", "POST, /v1/cells, GET",
      "DELETE, /v1/system, GET", "BREW, /v1/jobs, 'GET,POST'"})
  void tellsTheMethodsThatAreAllowed(String method, String path, String allowed) {
    Answer answer = caller.send(method, path, BodyPublishers.noBody());
    problem(answer, 405, "METHOD_NOT_ALLOWED");
    assertThat(answer.header("Allow").split(", ?")).containsExactlyInAnyOrder(allowed.split(","));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
      "application/xml", "nonsense"})
  void takesNothingButJson(String contentType) {
    problem(caller.send("POST", "/v1/jobs", SPEC, "Content-Type", contentType), 415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void takesNoBodyWithoutAContentType() {
    problem(caller.send("POST", "/v1/jobs", SPEC), 415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @ParameterizedTest
  @CsvSource({"GET, /v1/jobs, text/html", "GET, /v1/jobs/x, image/png", "GET, /v1/jobs/x/metrics, text/html",
      "GET, /v1/cells, application/xml", "GET, /v1/system, text/csv", "POST, /v1/jobs, text/html",
      "POST, /v1/jobs/x/cancel, text/html"})
  void hasNothingButWhatItHas(String method, String path, String accept) {
    Answer answer = caller.send(method, path, method.equals("GET") ? BodyPublishers.noBody() : SPEC, "Accept", accept,
        "Content-Type", "application/json");
    problem(answer, 406, "NOT_ACCEPTABLE");
  }

  @Test
  void refusesABodyThatSaysItIsTooLong() {
    problem(submitBytes(spaces(2 << 20)), 413, "PAYLOAD_TOO_LARGE");
  }

  @Test
  void refusesABodyThatTurnsOutTooLong() {
    BodyPublisher ofUnknownLength = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(spaces(2 << 20)));
    problem(caller.send("POST", "/v1/jobs", ofUnknownLength, "Content-Type", "application/json"), 413,
        "PAYLOAD_TOO_LARGE");
  }

  @Test
  void readsABodyThatIsJustNotTooLong() {
    byte[] body = spaces(1 << 20);
    body[0] = '{';
    body[body.length - 1] = '}';
    problem(submitBytes(body), 422, "INVALID_SPEC");
  }

  private static byte[] spaces(int length) {
    return " ".repeat(length).getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void takesOverTheIdThatACallerGaveTheRequest() {
    Answer answer = caller.get("/v1/jobs/none", "X-Request-Id", "my-request.7");
    assertThat(problem(answer, 404, "NOT_FOUND").path("requestId").stringValue()).isEqualTo("my-request.7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"has space", "quote\"quote",
      "0123456789012345678901234567890123456789012345678901234567890123456789"})
  void makesAnIdOfItsOwnWhereTheCallersIsUnfit(String given) {
    Answer answer = caller.get("/v1/jobs/none", "X-Request-Id", given);
    assertThat(problem(answer, 404, "NOT_FOUND").path("requestId").stringValue()).isNotEqualTo(given);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/jobs/%", "/v1/jobs/%zz", "/v1/jobs/%2F", "/v1/jobs/%00", "/v1/jobs/{id}",
      "/v1/jobs?label=a|b", "no-slash"})
  void answersAMalformedPathWithAProblemThoughNoFilterSeesIt(String path) throws IOException {
    isMalformed(RawHttp.send(port, "GET " + path + " HTTP/1.1", "Host: localhost"));
  }

  @Test
  void answersARequestWithoutAHostWithAProblem() throws IOException {
    isMalformed(RawHttp.send(port, "GET /v1/jobs HTTP/1.1"));
  }

  @Test
  void answersABodyThatBreaksOffWithAProblem() throws IOException {
    Answer answer = RawHttp.sendWithBody(port, "no length\r\n", "POST /v1/jobs HTTP/1.1", "Host: localhost",
        "Content-Type: application/json", "Transfer-Encoding: chunked");
    JsonNode problem = problem(answer, 400, "MALFORMED_REQUEST");
    assertThat(problem.path("instance").stringValue()).isEqualTo("/v1/jobs");
  }

  @Test
  void answersWithAProblemWhatTheServerItselfRefuses() throws IOException {
    Answer answer = RawHttp.send(port, "TRACE /v1/jobs HTTP/1.1", "Host: localhost");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.json().path("instance").stringValue()).isEqualTo("/v1/jobs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/META-INF/MANIFEST.MF", "/WEB-INF/web.xml"})
  void answersWithAProblemWhatTheServerHidesBeforeAnyFilter(String path) {
    problem(caller.get(path), 404, "NOT_FOUND");
  }

  @Test
  void tellsThatAPathOutsideTheContractDoesNotTakeAMethod() {
    JsonNode problem = problem(caller.post("/"), 405, "METHOD_NOT_ALLOWED");
    assertThat(problem.path("detail").stringValue()).isEqualTo("This path does not take the method POST.");
  }

  @Test
  void tellsThatABodyEndsBeforeItsLength() throws IOException {
    Answer answer = RawHttp.sendCutShort(port, "{}", "POST /v1/jobs HTTP/1.1", "Host: localhost",
        "Content-Type: application/json", "Content-Length: 10");
    JsonNode problem = problem(answer, 400, "MALFORMED_REQUEST");
    assertThat(problem.path("instance").stringValue()).isEqualTo("/v1/jobs");
    assertThat(problem.path("detail").stringValue()).contains("The body").contains("the announced length");
  }

  /** HTTP itself wants statuses for these that are else the server's fault. */
  @ParameterizedTest
  @CsvSource({"HTTP/2.0, X-Any: x, 505, version", "HTTP/1.1, Transfer-Encoding: gzip, 501, Transfer-Encoding"})
  void doesNotTakeTheBlameForHttpThatItDoesNotSpeak(String version, String header, int status, String named)
      throws IOException {
    Answer answer = RawHttp.send(port, "POST /v1/jobs " + version, "Host: localhost", header);
    JsonNode problem = problem(answer, status, "MALFORMED_REQUEST");
    assertThat(problem.path("detail").stringValue()).contains(named).contains("must be");
  }

  @Test
  void takesNoNoticeOfTheTypeOfABodyThatIsNotThere() {
    assertThat(caller.get("/v1/jobs", "Content-Type", "multipart/form-data").status()).isEqualTo(200);
  }

  private static void isMalformed(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.json().path("code").stringValue()).isEqualTo("MALFORMED_REQUEST");
    assertThat(answer.json().path("status").intValue()).isEqualTo(400);
    assertThat(answer.json().path("requestId").stringValue()).isNotBlank().isEqualTo(answer.header("X-Request-Id"));
  }
}
