package dev.engram.service.web;

import dev.engram.api.Problem;
import dev.engram.api.Problem.Violation;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem documents, RFC 9457. */
@Component
public final class Problems {

  /** The words by which programs tell problems apart. */
  public enum Code {
    MALFORMED_REQUEST, INVALID_SPEC, INVALID_PARAMETER, NOT_FOUND, GONE, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, CONFLICT,
    PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, UNAUTHENTICATED, FORBIDDEN, TOO_MANY_REQUESTS, QUEUE_FULL,
    QUOTA_EXCEEDED, BUSY, KEY_REUSED, IN_FLIGHT,
    STORE_UNAVAILABLE, CANNOT_DRAW, INTERNAL
  }

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  public static final String STORE_AWAY = "The job store can't be reached or has no room right now.";

  /** When to ask again what could not be done for lack of a store or of room. */
  public static final String RETRY_AFTER_SECONDS = "5";

  /** A body of a megabyte could else be answered with several. */
  private static final int MOST_LISTED = 100;

  private final JsonMapper mapper;

  Problems(JsonMapper mapper) {
    this.mapper = mapper;
  }

  static Problem of(HttpStatus status, Code code, String detail, List<Violation> violations,
      HttpServletRequest request) {
    return new Problem(type(code), status.getReasonPhrase(), status.value(), detail + omission(violations),
        path(request), code.name(), RequestIds.of(request), listed(violations), null, null);
  }

  private static String omission(List<Violation> violations) {
    return violations.size() <= MOST_LISTED
        ? ""
        : " The first %d of %d violations are listed.".formatted(MOST_LISTED, violations.size());
  }

  private static @Nullable List<Violation> listed(List<Violation> violations) {
    return violations.isEmpty() ? null : violations.subList(0, Math.min(MOST_LISTED, violations.size()));
  }

  /** What the caller asked for, also where the server has turned to its error page since. */
  private static String path(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
        ? original
        : request.getRequestURI();
  }

  public static String type(Code code) {
    return "urn:engram:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Answers with a problem from outside the controllers. */
  public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, Code code,
      String detail) throws IOException {
    Problem problem = of(status, code, detail, List.of(), request);
    response.setStatus(status.value());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.getOutputStream().write(mapper.writeValueAsBytes(problem));
  }

  /** Answers from outside the controllers that the store is away, which the log says once for each request. */
  public void writeStoreAway(HttpServletRequest request, HttpServletResponse response, RuntimeException outage)
      throws IOException {
    log.error("The job store is away: {}", outage.toString());
    response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    write(request, response, HttpStatus.SERVICE_UNAVAILABLE, Code.STORE_UNAVAILABLE, STORE_AWAY);
  }

  /** The code of a status that Spring or the server came up with. */
  static Code codeOf(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> Code.NOT_FOUND;
      case GONE -> Code.GONE;
      case METHOD_NOT_ALLOWED -> Code.METHOD_NOT_ALLOWED;
      case NOT_ACCEPTABLE -> Code.NOT_ACCEPTABLE;
      case CONFLICT -> Code.CONFLICT;
      case CONTENT_TOO_LARGE -> Code.PAYLOAD_TOO_LARGE;
      case UNSUPPORTED_MEDIA_TYPE -> Code.UNSUPPORTED_MEDIA_TYPE;
      case UNAUTHORIZED -> Code.UNAUTHENTICATED;
      case FORBIDDEN -> Code.FORBIDDEN;
      case SERVICE_UNAVAILABLE -> Code.STORE_UNAVAILABLE;
      default -> status.is5xxServerError() ? Code.INTERNAL : Code.MALFORMED_REQUEST;
    };
  }

}
