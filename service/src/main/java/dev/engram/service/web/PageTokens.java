package dev.engram.service.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The place where a page ended, opaque to callers: jobs that are added later do not move it. */
final class PageTokens {

  private static final String PREFIX = "after:";

  private PageTokens() {}

  static String after(String id) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString((PREFIX + id).getBytes(StandardCharsets.UTF_8));
  }

  /** The id in a token. */
  static @Nullable String read(@Nullable String token) {
    if (token == null) {
      return null;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith(PREFIX) && text.indexOf('\0') < 0) { // which PostgreSQL can't look for
        return text.substring(PREFIX.length());
      }
    } catch (IllegalArgumentException notBase64) {
      throw unreadable(token);
    }
    throw unreadable(token);
  }

  /** The number in a token of what is listed by numbers; {@code start} where there is no token. */
  static long readNumber(@Nullable String token, long start) {
    String number = read(token);
    try {
      return number == null ? start : Long.parseLong(number);
    } catch (NumberFormatException ofAnotherList) {
      throw unreadable(String.valueOf(token));
    }
  }

  private static InvalidParameterException unreadable(String token) {
    return InvalidParameterException.unreadable("pageToken",
        "is '%s'; it must be the nextPageToken of an earlier page".formatted(token));
  }
}
