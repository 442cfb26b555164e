package dev.engram.service.security;

import dev.engram.service.access.KeyPolicy;
import dev.engram.service.web.Problems;
import dev.engram.service.web.Problems.Code;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where no key is asked for, so a page in a browser of this machine must not reach the service for somebody else:
 * neither by its own origin nor by a name that was bent to point here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class LoopbackGuard extends OncePerRequestFilter {

  private static final Pattern LOOPBACK = Pattern
      .compile("localhost|127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

  private final KeyPolicy policy;
  private final Problems problems;

  LoopbackGuard(KeyPolicy policy, Problems problems) {
    this.policy = policy;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return policy.keysRequired();
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String host = request.getHeader(HttpHeaders.HOST);
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (host == null || !isLoopback("http://" + host)) {
      refuse(request, response, HttpHeaders.HOST, host);
    } else if (origin != null && !isLoopback(origin)) {
      refuse(request, response, HttpHeaders.ORIGIN, origin);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, String header, @Nullable String value)
      throws IOException {
    problems.write(request, response, HttpStatus.FORBIDDEN, Code.FORBIDDEN,
        "%s is '%s'; a service on loopback takes requests for localhost only.".formatted(header, value));
  }

  static boolean isLoopback(String origin) {
    try {
      String host = new URI(origin).getHost();
      return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    } catch (URISyntaxException notOne) {
      return false;
    }
  }
}
