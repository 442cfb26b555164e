package dev.engram.service.web;

import dev.engram.api.Problem;
import dev.engram.api.Problem.Violation;
import dev.engram.service.access.NotAllowedException;
import dev.engram.service.cell.CellBusyException;
import dev.engram.service.cell.EvaluationNotFoundException;
import dev.engram.service.cell.NoWeightsException;
import dev.engram.service.job.DeletedException;
import dev.engram.service.job.InvalidSpecException;
import dev.engram.service.job.JobNotFoundException;
import dev.engram.service.job.JsonNames;
import dev.engram.service.job.QueueFullException;
import dev.engram.service.job.QuotaExceededException;
import dev.engram.service.job.StoreOutage;
import dev.engram.service.job.TransitionRefusedException;
import dev.engram.service.key.KeyNotFoundException;
import dev.engram.service.report.figure.CannotDrawException;
import dev.engram.service.report.page.FigureNotFoundException;
import dev.engram.service.sweep.SweepNotFoundException;
import dev.engram.service.sweep.SweepRefusedException;
import dev.engram.service.web.Problems.Code;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns everything that goes wrong in a controller into a problem document. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<Object> unreadable(UnreadableBodyException exception, HttpServletRequest request) {
    return answer(Problems.of(HttpStatus.BAD_REQUEST, Code.MALFORMED_REQUEST, message(exception),
        exception.violations(), request));
  }

  @ExceptionHandler
  ResponseEntity<Object> invalid(InvalidSpecException exception, HttpServletRequest request) {
    int count = exception.violations().size();
    return answer(Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, Code.INVALID_SPEC,
        "The request was read and can't be run: %s%s.".formatted(summary(exception.violations().getFirst()),
            count == 1 ? "" : ", and %d more things are wrong".formatted(count - 1)),
        exception.violations(), request));
  }

  private static String summary(Violation violation) {
    return violation.pointer().isEmpty() ? "it " + violation.detail() : violation.pointer() + " " + violation.detail();
  }

  @ExceptionHandler
  ResponseEntity<Object> badParameter(InvalidParameterException exception, HttpServletRequest request) {
    return answer(Problems.of(exception.status(), Code.INVALID_PARAMETER, message(exception),
        List.of(exception.violation()), request));
  }

  /** Ones that Tomcat can't read; it finds out when somebody first asks for a parameter. */
  @ExceptionHandler
  ResponseEntity<Object> badQuery(org.apache.tomcat.util.http.InvalidParameterException exception,
      HttpServletRequest request) {
    return answer(Problems.of(HttpStatus.BAD_REQUEST, Code.INVALID_PARAMETER,
        "The query can't be read; it must be name=value, joined by &, percent-encoded in UTF-8, and at most 1000 times.",
        List.of(), request));
  }

  @ExceptionHandler({JobNotFoundException.class, SweepNotFoundException.class, FigureNotFoundException.class,
      NoWeightsException.class, EvaluationNotFoundException.class, KeyNotFoundException.class})
  ResponseEntity<Object> notFound(RuntimeException exception, HttpServletRequest request) {
    return answer(Problems.of(HttpStatus.NOT_FOUND, Code.NOT_FOUND, message(exception), List.of(), request));
  }

  @ExceptionHandler
  ResponseEntity<Object> deleted(DeletedException exception, HttpServletRequest request) {
    return answer(Problems.of(HttpStatus.GONE, Code.GONE, message(exception), List.of(), request));
  }

  @ExceptionHandler
  ResponseEntity<Object> notAllowed(NotAllowedException exception, HttpServletRequest request) {
    return answer(Problems.of(HttpStatus.FORBIDDEN, Code.FORBIDDEN, message(exception), List.of(), request));
  }

  @ExceptionHandler
  ResponseEntity<Object> refused(TransitionRefusedException exception, HttpServletRequest request) {
    return refused(exception, exception.state(), exception.allowedActions(), request);
  }

  @ExceptionHandler
  ResponseEntity<Object> refused(SweepRefusedException exception, HttpServletRequest request) {
    return refused(exception, exception.state(), exception.allowedActions(), request);
  }

  private static ResponseEntity<Object> refused(RuntimeException exception, Enum<?> state,
      List<? extends Enum<?>> allowed, HttpServletRequest request) {
    HttpStatus status = HttpStatus.CONFLICT;
    return answer(new Problem(Problems.type(Code.CONFLICT), status.getReasonPhrase(), status.value(),
        message(exception), request.getRequestURI(), Code.CONFLICT.name(), RequestIds.of(request), null, state.name(),
        allowed.stream().map(JsonNames::of).toList()));
  }

  @ExceptionHandler
  ResponseEntity<Object> queueFull(QueueFullException exception, HttpServletRequest request) {
    return answerLater(Problems.of(HttpStatus.TOO_MANY_REQUESTS, Code.QUEUE_FULL, message(exception), List.of(),
        request));
  }

  @ExceptionHandler
  ResponseEntity<Object> quotaExceeded(QuotaExceededException exception, HttpServletRequest request) {
    return answerLater(Problems.of(HttpStatus.TOO_MANY_REQUESTS, Code.QUOTA_EXCEEDED, message(exception), List.of(),
        request));
  }

  @ExceptionHandler
  ResponseEntity<Object> busy(CellBusyException exception, HttpServletRequest request) {
    return answerLater(Problems.of(HttpStatus.TOO_MANY_REQUESTS, Code.BUSY, message(exception), List.of(), request));
  }

  @ExceptionHandler
  ResponseEntity<Object> cannotDraw(CannotDrawException exception, HttpServletRequest request) {
    log.error("Java can't draw on this machine", exception);
    return answer(Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, Code.CANNOT_DRAW, message(exception), List.of(),
        request));
  }

  @ExceptionHandler
  ResponseEntity<Object> defect(Exception exception, HttpServletRequest request) {
    if (StoreOutage.is(exception)) {
      log.error("The job store is away: {}", exception.toString());
      return answerLater(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, Code.STORE_UNAVAILABLE,
          Problems.STORE_AWAY, List.of(), request));
    }
    log.error("A request failed", exception);
    return answer(Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, Code.INTERNAL,
        "This is a defect of Engram; the service's log has more under the request id.", List.of(), request));
  }

  /** Query parameters and path variables of a wrong type. */
  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException exception, HttpHeaders headers,
      HttpStatusCode status, WebRequest request) {
    String name = exception instanceof MethodArgumentTypeMismatchException mismatch
        ? mismatch.getName()
        : String.valueOf(exception.getPropertyName());
    String detail = "is '%s'; it must be %s".formatted(exception.getValue(), wanted(exception.getRequiredType()));
    return answer(Problems.of(HttpStatus.BAD_REQUEST, Code.INVALID_PARAMETER,
        "The parameter %s %s.".formatted(name, detail), List.of(new Violation(name, detail)), servlet(request)));
  }

  private static String wanted(@Nullable Class<?> type) {
    if (type != null && type.isEnum()) {
      return "one of " + String.join(", ", Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
    }
    if (type == boolean.class) {
      return "true or false";
    }
    return type == null ? "of another type" : "of type " + type.getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** Who reads pages gets the one that tells so, as for other errors outside the controllers. */
  @Override
  protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(NoResourceFoundException exception,
      HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    if (accept == null || !accept.contains(MediaType.TEXT_HTML_VALUE)) {
      return handleExceptionInternal(exception, null, headers, status, request);
    }
    try {
      Objects.requireNonNull(((ServletWebRequest) request).getResponse()).sendError(status.value());
      return null;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Everything that Spring itself finds wrong. */
  @Override
  protected ResponseEntity<Object> handleExceptionInternal(Exception exception, @Nullable Object body,
      HttpHeaders headers, HttpStatusCode statusCode, WebRequest request) {
    HttpStatus status = Objects.requireNonNullElse(HttpStatus.resolve(statusCode.value()),
        HttpStatus.INTERNAL_SERVER_ERROR);
    Problem problem = Problems.of(status, Problems.codeOf(status), detail(exception, status), List.of(),
        servlet(request));
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static String detail(Exception exception, HttpStatus status) {
    String detail = switch (exception) {
      case NoResourceFoundException nothing -> "There is nothing at this path.";
      case HttpRequestMethodNotSupportedException other when other.getMethod().isBlank() ->
        "This path does not take requests without a method.";
      case HttpRequestMethodNotSupportedException other ->
        "This path does not take the method %s.".formatted(other.getMethod());
      case HttpMessageNotReadableException unread -> "The body is missing; it must be a JSON object.";
      case HttpMediaTypeNotAcceptableException other -> "This resource has none of the media types in Accept.";
      case HttpMediaTypeNotSupportedException other -> "The content type is %s; it must be application/json."
          .formatted(other.getContentType());
      case ErrorResponse response -> response.getBody().getDetail();
      default -> null;
    };
    return Objects.requireNonNullElse(detail, status.getReasonPhrase() + ".");
  }

  private static ResponseEntity<Object> answer(Problem problem) {
    return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }

  private static ResponseEntity<Object> answerLater(Problem problem) {
    return ResponseEntity.status(problem.status())
        .header(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static String message(Exception exception) {
    return Objects.requireNonNullElse(exception.getMessage(), exception.getClass().getSimpleName());
  }

  private static HttpServletRequest servlet(WebRequest request) {
    return ((ServletWebRequest) request).getRequest();
  }
}
