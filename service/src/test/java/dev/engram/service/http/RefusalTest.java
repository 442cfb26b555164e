package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** Requests that are refused: with a problem document, and with nothing stored. */
abstract class RefusalTest extends ServiceTest {

  private JsonNode newestBefore;

  @BeforeEach
  void lookAtTheNewestJob() {
    newestBefore = newest();
  }

  @AfterEach
  void nothingWasStored() {
    assertThat(newest()).isEqualTo(newestBefore);
  }

  private JsonNode newest() {
    return caller.get("/v1/jobs?pageSize=1").json();
  }

  Answer submit(Object body) {
    return caller.postJson("/v1/jobs", body);
  }

  Answer submitBytes(byte[] body) {
    return caller.send("POST", "/v1/jobs", BodyPublishers.ofByteArray(body), "Content-Type", "application/json");
  }

  /** The problem document, after a look at all that every one of them must have. */
  static JsonNode problem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    JsonNode problem = answer.json();
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("code").stringValue()).isEqualTo(code);
    assertThat(problem.path("type").stringValue())
        .isEqualTo("urn:engram:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
    assertThat(problem.path("title").stringValue()).isNotBlank();
    assertThat(problem.path("detail").stringValue()).isNotBlank();
    assertThat(problem.path("instance").stringValue()).startsWith("/");
    assertThat(problem.path("requestId").stringValue()).isNotBlank().isEqualTo(answer.header("X-Request-Id"));
    return problem;
  }

  /** Where the problem's violations are. */
  static List<String> pointers(JsonNode problem) {
    return problem.path("errors").valueStream().map(violation -> violation.path("pointer").stringValue()).toList();
  }

  static String details(JsonNode problem) {
    return String.join("\n",
        problem.path("errors").valueStream().map(violation -> violation.path("detail").stringValue()).toList());
  }
}
