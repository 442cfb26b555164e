package dev.engram.service.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/** A caller who sends a key relies on it; ignoring it would run a job twice. */
final class IdempotencyKeysComeLater implements HandlerInterceptor {

  private static final String HEADER = "Idempotency-Key";

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getHeader(HEADER) != null) {
      throw new InvalidParameterException(HttpStatus.UNPROCESSABLE_CONTENT, HEADER,
          "is not available in this version of Engram; leave it out");
    }
    return true;
  }
}
