package dev.engram.service.idempotency;

import static java.util.Objects.requireNonNull;

import dev.engram.service.access.Caller;
import dev.engram.service.access.CurrentCaller;
import dev.engram.service.idempotency.KeyStore.Key;
import dev.engram.service.job.Sha256;
import dev.engram.service.job.StoreOutage;
import dev.engram.service.web.BufferedRequest;
import dev.engram.service.web.Problems;
import dev.engram.service.web.Problems.Code;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * A POST with an {@code Idempotency-Key} takes effect once: made again, it gets the first answer again.
 *
 * <p>The request runs in one transaction with the writing down of its answer, so that a process that dies leaves either
 * both or neither. Until then the key says that a request is in flight; one that is for too long is taken for dead, and
 * if it should still wake up, its transaction finds the key in other hands and is undone.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class IdempotencyFilter extends OncePerRequestFilter {

  private static final String HEADER = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final int MAX_CHARACTERS = 255;
  private static final Duration FLIGHT_LASTS = Duration.ofMinutes(1);
  /** Secrets are told once: none of these answers is written down. */
  private static final String OF_SECRETS = "/v1/keys";

  private final KeyStore store;
  private final TransactionTemplate transaction;
  private final Problems problems;
  private final CurrentCaller caller;
  private final Clock clock;

  IdempotencyFilter(KeyStore store, TransactionTemplate transaction, Problems problems,
      CurrentCaller caller, Clock clock) {
    this.store = store;
    this.transaction = transaction;
    this.problems = problems;
    this.caller = caller;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader(HEADER) == null || !HttpMethod.POST.matches(request.getMethod())
        || request.getServletPath().startsWith(OF_SECRETS);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Caller> known = caller.find();
    if (known.isEmpty()) {
      chain.doFilter(request, response); // what is open to everybody changes nothing twice
      return;
    }
    String value = request.getHeader(HEADER);
    if (value.isBlank() || value.length() > MAX_CHARACTERS) {
      problems.write(request, response, HttpStatus.UNPROCESSABLE_CONTENT, Code.INVALID_PARAMETER,
          "%s has %d characters; it must have 1 to %d and not be blank.".formatted(HEADER, value.length(),
              MAX_CHARACTERS));
      return;
    }
    try {
      answer(request, response, chain,
          new Key(owner(known.get()), Sha256.of(request.getRequestURI().getBytes(StandardCharsets.UTF_8)),
              value));
    } catch (RuntimeException failure) {
      if (!StoreOutage.is(failure)) {
        throw failure;
      }
      problems.writeStoreAway(request, response, failure);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Key key)
      throws ServletException, IOException {
    Instant now = clock.instant();
    String token = UUID.randomUUID().toString();
    switch (store.take(key, hash(request), token, now, now.minus(FLIGHT_LASTS),
        now.minus(ForgottenKeys.ANSWER_LASTS))) {
      case KeyStore.Taken taken -> {
        if (!new FirstRequest(store, transaction, key, token).run(request, response, chain)) {
          inFlight(request, response);
        }
      }
      case KeyStore.InFlight other -> inFlight(request, response);
      case KeyStore.OtherRequest other -> problems.write(request, response, HttpStatus.UNPROCESSABLE_CONTENT,
          Code.KEY_REUSED, "This %s was given with another request; a new request needs a new key.".formatted(HEADER));
      case KeyStore.Answered before -> {
        response.setHeader(REPLAYED, "true");
        Answers.write(before.answer(), response);
      }
    }
  }

  private void inFlight(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    problems.write(request, response, HttpStatus.CONFLICT, Code.IN_FLIGHT,
        "The first request with this %s has not been answered yet.".formatted(HEADER));
  }

  /** Of one role: what an admin was answered is not for another key of the same owner. */
  private static String owner(Caller now) {
    return now.equals(Caller.LOCAL) ? "" : now.owner() + "/" + now.role();
  }

  private static String hash(HttpServletRequest request) {
    BufferedRequest buffered = requireNonNull(WebUtils.getNativeRequest(request, BufferedRequest.class));
    byte[] query = String.valueOf(request.getQueryString()).getBytes(StandardCharsets.UTF_8);
    return Sha256.of(query, new byte[]{0}, buffered.content());
  }
}
