package dev.engram.service.description;

import dev.engram.api.Problem;
import dev.engram.api.Problem.Violation;
import dev.engram.service.web.Problems;
import dev.engram.service.web.Problems.Code;
import io.swagger.v3.oas.models.Operation;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/** What may go wrong with requests, which of them it concerns, and how it is answered. */
enum Failure {
  UNREADABLE(HttpStatus.BAD_REQUEST, Code.MALFORMED_REQUEST, "The body or a parameter can't be read.",
      "The request has 1 thing that is not in the contract.",
      new Violation("/cell/hiddenUnits", "is not a known field; known are hiddenSize, initializer"), Asked::withBody),
  BAD_PARAMETER(HttpStatus.BAD_REQUEST, Code.INVALID_PARAMETER, "A parameter can't be read, or is not known.",
      "The parameter colour is not known; this operation has no parameters.",
      new Violation("colour", "is not known; this operation has no parameters"), asked -> !asked.withBody()),
  NOBODY(HttpStatus.UNAUTHORIZED, Code.UNAUTHENTICATED,
      "A key is asked for, and none was shown, or one that is not known.",
      "The API key is not known; it may have been revoked, or rotated.", null, asked -> true),
  FORBIDDEN(HttpStatus.FORBIDDEN, Code.FORBIDDEN,
      "The key has a role that may not do this; or, where no keys are asked for, the request came from elsewhere.",
      "This takes the role user; the key that was shown has the role reader.", null, asked -> true),
  NOT_FOUND(HttpStatus.NOT_FOUND, Code.NOT_FOUND, "There is no such thing.",
      "There is no job 'job_01m8adrk0pg3vgk9zvvsjsdcnm'.", null, Asked::ofSomething),
  DELETED(HttpStatus.GONE, Code.GONE, "It was there, and the service was told to keep it only for a while.",
      "The metrics of job job_01m8adrk0pg3vgk9zvvsjsdcnm were deleted at 2026-11-20T12:00:00Z: the service keeps them only for a while after the end (engram.retention.metrics).",
      null, Asked::ofWhatIsDeleted),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, Code.NOT_ACCEPTABLE, "Accept allows nothing that there is.",
      "This resource has none of the media types in Accept.", null, Asked::withAnswer),
  IMPOSSIBLE(HttpStatus.CONFLICT, Code.CONFLICT, "Its state does not allow it.",
      "The job has SUCCEEDED and can't be paused.", null, Asked::toChange),
  IN_FLIGHT(HttpStatus.CONFLICT, Code.IN_FLIGHT,
      "The first request with this Idempotency-Key has not been answered yet.",
      "The first request with this Idempotency-Key has not been answered yet.", null,
      asked -> asked.post() && !asked.toChange()),
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, Code.PAYLOAD_TOO_LARGE, "The body has more than 1 MiB.",
      "The body has more than 1048576 bytes.", null, Asked::withBody),
  NO_JSON(HttpStatus.UNSUPPORTED_MEDIA_TYPE, Code.UNSUPPORTED_MEDIA_TYPE, "The body is not said to be JSON.",
      "The content type is text/plain; it must be application/json.", null, Asked::withBody),
  INVALID(HttpStatus.UNPROCESSABLE_CONTENT, Code.INVALID_SPEC, "It was read, and can't be run.",
      "The request was read and can't be run: /cell/hiddenSize is 0; it must be at least 1 and at most 4096.",
      new Violation("/cell/hiddenSize", "is 0; it must be at least 1 and at most 4096"), Asked::withBody),
  OUT_OF_RANGE(HttpStatus.UNPROCESSABLE_CONTENT, Code.INVALID_PARAMETER, "A parameter is out of its range.",
      "The parameter pageSize is 0; it must be at least 1 and at most 1000.",
      new Violation("pageSize", "is 0; it must be at least 1 and at most 1000"), Asked::withRange),
  KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, Code.KEY_REUSED, "The Idempotency-Key was given with another request.",
      "This Idempotency-Key was given with another request; a new request needs a new key.", null,
      asked -> asked.post() && !asked.withBody()),
  TOO_MANY(HttpStatus.TOO_MANY_REQUESTS, Code.QUEUE_FULL,
      "There is no room for more right now, or the key asks too often; Retry-After says when.",
      "100,000 jobs are waiting, as many as may.", null, Asked::thatTakesRoom),
  TOO_FAST(HttpStatus.TOO_MANY_REQUESTS, Code.TOO_MANY_REQUESTS,
      "The key asks too often; Retry-After says when to go on.",
      "This key has asked for more than 100 requests a second, and for 300 at once.", null,
      asked -> !asked.thatTakesRoom()),
  DEFECT(HttpStatus.INTERNAL_SERVER_ERROR, Code.INTERNAL, "A defect of Engram.",
      "This is a defect of Engram; the service's log has more under the request id.", null, asked -> true),
  STORE_AWAY(HttpStatus.SERVICE_UNAVAILABLE, Code.STORE_UNAVAILABLE,
      "The job store is away or full; Retry-After says when to ask again.", Problems.STORE_AWAY, null, asked -> true);

  /** A request: the operation, its path with its variables, and its method. */
  record Asked(Operation operation, String path, HttpMethod method) {

    boolean post() {
      return method == HttpMethod.POST;
    }

    boolean withBody() {
      return operation.getRequestBody() != null;
    }

    boolean ofSomething() {
      return path.contains("{");
    }

    /** Metrics and weights, which may be deleted before their job. */
    boolean ofWhatIsDeleted() {
      return path.matches("/v1/jobs/\\{id}/(metrics|diagnostics|weights|predictions|activations|fork)")
          || path.equals("/v1/jobs/{id}/evaluations") && post();
    }

    /** Something that has states, by an action or by deleting it. */
    boolean toChange() {
      return method == HttpMethod.DELETE && !path.startsWith("/v1/keys/")
          || post() && path.matches(".*\\{id}/(cancel|pause|resume|retry|extend)");
    }

    boolean withAnswer() {
      return method != HttpMethod.DELETE;
    }

    boolean withRange() {
      return operation.getParameters() != null && operation.getParameters()
          .stream()
          .anyMatch(parameter -> parameter.getName().matches("pageSize|maxPoints|graceSeconds"));
    }

    boolean thatTakesRoom() {
      return path.matches("/v1/jobs(/\\{id}/(fork|predictions|activations|evaluations))?|/v1/sweeps") && post();
    }
  }

  private final HttpStatus status;
  private final Code code;
  private final String when;
  private final String detail;
  private final @Nullable Violation violation;
  private final Predicate<Asked> concerns;

  Failure(HttpStatus status, Code code, String when, String detail, @Nullable Violation violation,
      Predicate<Asked> concerns) {
    this.status = status;
    this.code = code;
    this.when = when;
    this.detail = detail;
    this.violation = violation;
    this.concerns = concerns;
  }

  HttpStatus status() {
    return status;
  }

  String when() {
    return when;
  }

  boolean concerns(Asked asked) {
    return concerns.test(asked);
  }

  /** Whether the answer says when to ask again. */
  boolean passes() {
    return this == TOO_MANY || this == TOO_FAST || this == STORE_AWAY || this == IN_FLIGHT;
  }

  Problem example(String path) {
    boolean conflict = this == IMPOSSIBLE;
    boolean ofSweep = path.startsWith("/v1/sweeps");
    return new Problem(Problems.type(code), status.getReasonPhrase(), status.value(),
        ofSweep ? detail.replace("job_", "swp_").replace("job ", "sweep ") : detail, instance(path), code.name(),
        "6f1c0f1e-4c1f-4f0e-9a53-6a7f7c8f2f10", violation == null ? null : List.of(violation),
        conflict ? "SUCCEEDED" : null, conflict ? List.of() : null);
  }

  private static String instance(String path) {
    return path.replace("/jobs/{id}", "/jobs/job_01m8adrk0pg3vgk9zvvsjsdcnm")
        .replace("/sweeps/{id}", "/sweeps/swp_01m8adrk0pg3vgk9zvvsjsdcnm")
        .replace("/keys/{id}", "/keys/key_01m8adrk0pg3vgk9zvvsjsdcnm")
        .replace("{evaluationId}", "evl_01m8adrk0pg3vgk9zvvsjsdcnm")
        .replace("{name}", "gradient-flow");
  }
}
