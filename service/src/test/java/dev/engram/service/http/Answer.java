package dev.engram.service.http;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
public record Answer(int status, HttpHeaders headers, String body) {

  private static final JsonMapper MAPPER = new JsonMapper();

  static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  /** The body, which must be JSON to the letter: a bare NaN does not pass. */
  public JsonNode json() {
    return MAPPER.readTree(body);
  }

  /** The header, or "" where there is none. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Without its parameters. */
  public String contentType() {
    return header("Content-Type").replaceFirst(";.*", "");
  }
}
