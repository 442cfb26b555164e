package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param code one word for programs to switch on
 * @param errors every violation at once
 * @param state of the job or sweep that refused, with a 409
 * @param allowedActions what it would have accepted, with a 409
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    String code,
    @Nullable String requestId,
    @Nullable List<Violation> errors,
    @Nullable String state,
    @Nullable List<String> allowedActions) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** A part of the request that is wrong: a JSON pointer, or the name of a parameter, and what would be right. */
  public record Violation(String pointer, String detail) {}
}
