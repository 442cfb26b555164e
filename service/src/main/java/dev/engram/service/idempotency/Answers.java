package dev.engram.service.idempotency;

import dev.engram.service.idempotency.KeyStore.Answer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Answers as they are kept, from HTTP and back. */
final class Answers {

  private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION,
      HttpHeaders.ETAG);

  private Answers() {}

  static Answer read(ContentCachingResponseWrapper response) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : KEPT_HEADERS) {
      String value = response.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return new Answer(response.getStatus(), headers, response.getContentAsByteArray());
  }

  static void write(Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    response.getOutputStream().write(answer.body());
  }
}
