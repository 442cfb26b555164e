package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Predict the last digit of a palindrome from all the digits before it.
 *
 * @param length T; the cell reads T − 1 digits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PalindromeSpec(@Nullable Integer length, @Nullable Encoding encoding) implements TaskSpec {

  /** Its {@code type} in JSON. */
  public static final String TYPE = "palindrome";

  @Override
  public String type() {
    return TYPE;
  }

  public static PalindromeSpec ofLength(int length) {
    return new PalindromeSpec(length, null);
  }

  /** For the base of a sweep that has an axis of lengths. */
  public static PalindromeSpec withoutLength() {
    return new PalindromeSpec(null, null);
  }

  public PalindromeSpec withEncoding(Encoding newEncoding) {
    return new PalindromeSpec(length, newEncoding);
  }
}
