package dev.engram.service.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The token of a login, where a browser keeps it: no script reads it, and no other site makes the browser send it. */
public final class LoginCookie {

  private static final String NAME = "engram-login";

  private LoginCookie() {}

  public static Optional<String> read(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, NAME)).map(Cookie::getValue);
  }

  public static void write(HttpServletRequest request, HttpServletResponse response, String token, Duration lasts) {
    response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(NAME, token)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Strict")
        .path("/")
        .maxAge(lasts)
        .build()
        .toString());
  }

  public static void clear(HttpServletRequest request, HttpServletResponse response) {
    write(request, response, "", Duration.ZERO);
  }
}
