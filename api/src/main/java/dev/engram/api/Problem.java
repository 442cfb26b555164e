package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 has it. What does not apply is absent.
 *
 * @param type the code as a URN, such as {@code urn:engram:problem:invalid-spec}; there is no page behind it
 * @param title the HTTP status in words
 * @param status the HTTP status
 * @param detail a sentence for people
 * @param instance the path that was asked; absent where not even its line could be read
 * @param code one word for programs to switch on, such as {@code INVALID_SPEC}
 * @param requestId as in the header {@code X-Request-Id} and in the service's log; absent likewise
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

  /**
   * A part of the request that is wrong.
   *
   * @param pointer a JSON pointer into the body, empty for all of it; or the name of a parameter
   * @param detail what is wrong with it and what would be right
   */
  public record Violation(String pointer, String detail) {}
}
