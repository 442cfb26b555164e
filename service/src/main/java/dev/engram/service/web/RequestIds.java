package dev.engram.service.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request an id that its log lines, its answer and a problem document carry. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIds extends OncePerRequestFilter {

  static final String HEADER = "X-Request-Id";
  private static final String NAME = "requestId";
  private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String known = of(request);
    String id = known == null ? chosen(request.getHeader(HEADER)) : known;
    request.setAttribute(NAME, id);
    response.setHeader(HEADER, id);
    try (MDC.MDCCloseable context = MDC.putCloseable(NAME, id)) {
      chain.doFilter(request, response);
    }
  }

  private static String chosen(@Nullable String given) {
    return given != null && ACCEPTABLE.matcher(given).matches() ? given : UUID.randomUUID().toString();
  }

  /** Some requests are turned away before any filter, and come to the error page without an id. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  static @Nullable String of(HttpServletRequest request) {
    return (String) request.getAttribute(NAME);
  }
}
