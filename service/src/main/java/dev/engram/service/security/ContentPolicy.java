package dev.engram.service.security;

import dev.engram.service.access.KeyPolicy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a browser may do with an answer: run this service's own scripts and ask this service, and nothing else. Whatever a
 * name that somebody gave to a job might smuggle into a page would not run.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class ContentPolicy extends OncePerRequestFilter {

  private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
      + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
  /** Reports and figures are files that stand alone: their looks are within, and they have no scripts. */
  private static final String FILES = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
      + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
  /** The description's page writes the looks of its parts into them. */
  private static final String DESCRIPTION = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
      + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private final KeyPolicy policy;

  ContentPolicy(KeyPolicy policy) {
    this.policy = policy;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", of(request.getRequestURI()));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    if (policy.keysRequired()) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store"); // files say otherwise
    }
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    chain.doFilter(request, response);
  }

  private static String of(String path) {
    if (path.startsWith("/v1/")) {
      return FILES;
    }
    return path.startsWith("/swagger-ui") ? DESCRIPTION : PAGES;
  }
}
