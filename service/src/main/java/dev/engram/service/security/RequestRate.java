package dev.engram.service.security;

import dev.engram.service.access.Caller;
import dev.engram.service.web.Problems;
import dev.engram.service.web.Problems.Code;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what a key asks for beyond its rate, in this process. */
final class RequestRate extends OncePerRequestFilter {

  private final RateSettings settings;
  private final Problems problems;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  RequestRate(RateSettings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!(SecurityContextHolder.getContext().getAuthentication() instanceof KeyToken token)
        || token.getPrincipal().equals(Caller.LOCAL)) {
      chain.doFilter(request, response);
      return;
    }
    ConsumptionProbe probe = buckets.computeIfAbsent(token.getPrincipal().keyId(), key -> full())
        .tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      chain.doFilter(request, response);
      return;
    }
    long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    problems.write(request, response, HttpStatus.TOO_MANY_REQUESTS, Code.TOO_MANY_REQUESTS,
        "This key has asked for more than %d requests a second, and for %d at once.".formatted(
            settings.requestsPerSecond(), settings.burst()));
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(settings.burst())
            .refillGreedy(settings.requestsPerSecond(), Duration.ofSeconds(1)))
        .build();
  }
}
