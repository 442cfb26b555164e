package dev.engram.client;

import dev.engram.api.Problem;
import dev.engram.api.Problem.Violation;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An answer of status 400 or above, read as well as it can be. */
record Refusal(int status, String message, @Nullable Problem problem, @Nullable Duration retryAfter) {

  private static final int LONGEST_EXCERPT = 200;

  static Refusal of(HttpResponse<?> response, byte[] body, Documents documents, Instant now) {
    String contentType = response.headers().firstValue("Content-Type").orElse("");
    Optional<Problem> problem = contentType.contains("json")
        ? documents.object(body).map(document -> documents.read(document, Problem.class))
        : Optional.empty();
    String message = problem.map(Refusal::describe).orElseGet(() -> describeForeign(response, body, contentType));
    return new Refusal(response.statusCode(), message, problem.orElse(null),
        RetryAfter.of(response.headers(), now).orElse(null));
  }

  ApiException toException() {
    return switch (status) {
      case 401, 403 -> new ForbiddenException(this);
      case 404, 410 -> new NotFoundException(this);
      case 409 -> new ConflictException(this);
      case 408, 429, 503 -> new ServiceUnavailableException(this);
      default -> status >= 500 ? new ServerErrorException(this) : new InvalidRequestException(this);
    };
  }

  private static @Nullable String describe(Problem problem) {
    List<Violation> violations = Optional.ofNullable(problem.errors()).orElse(List.of());
    String sentence = Optional.ofNullable(problem.detail()).orElse(problem.title());
    if (sentence == null || violations.isEmpty()) {
      return sentence;
    }
    return sentence + " " + violations.stream()
        .map(violation -> violation.pointer() + ": " + violation.detail())
        .collect(Collectors.joining("; ", "(", ")"));
  }

  private static String describeForeign(HttpResponse<?> response, byte[] body, String contentType) {
    String answered = response.request().method() + " " + response.uri() + " was answered with status "
        + response.statusCode();
    if (!contentType.startsWith("text/plain") || body.length == 0) {
      return answered + " and no explanation";
    }
    String text = new String(body, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
    return answered + ": " + text.substring(0, Math.min(text.length(), LONGEST_EXCERPT));
  }
}
