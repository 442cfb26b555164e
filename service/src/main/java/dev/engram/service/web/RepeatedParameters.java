package dev.engram.service.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.web.servlet.HandlerInterceptor;

/** A parameter that is given twice can't be met both times; Spring would take one, or join them. */
final class RepeatedParameters implements HandlerInterceptor {

  private static final Set<String> LISTS = Set.of("keys");

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    request.getParameterMap().forEach((name, values) -> {
      if (values.length > 1 && !LISTS.contains(name)) {
        throw InvalidParameterException.unreadable(name,
            "is given %d times; it may be given once".formatted(values.length));
      }
    });
    return true;
  }
}
