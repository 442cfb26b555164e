package dev.engram.service.security;

import dev.engram.service.access.Caller;
import dev.engram.service.access.KeyPolicy;
import dev.engram.service.access.LoginCookie;
import dev.engram.service.job.StoreOutage;
import dev.engram.service.key.Holders;
import dev.engram.service.key.Logins;
import dev.engram.service.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who calls: the holder of the key in the request, of the login of a browser, or somebody on this machine. */
final class KeyCheck extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final KeyPolicy policy;
  private final Holders holders;
  private final Logins logins;
  private final Problems problems;
  private final Challenge challenge;

  KeyCheck(KeyPolicy policy, Holders holders, Logins logins, Problems problems, Challenge challenge) {
    this.policy = policy;
    this.holders = holders;
    this.logins = logins;
    this.problems = problems;
    this.challenge = challenge;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String key = key(request);
    Optional<Caller> caller;
    try {
      caller = key == null ? withoutKey(request) : holders.of(key);
    } catch (RuntimeException failure) {
      if (!StoreOutage.is(failure)) {
        throw failure;
      }
      problems.writeStoreAway(request, response, failure);
      return;
    }
    if (key != null && caller.isEmpty()) {
      challenge.unknownKey(request, response);
      return;
    }
    caller.ifPresent(known -> SecurityContextHolder.setContext(new SecurityContextImpl(new KeyToken(known))));
    chain.doFilter(request, response);
  }

  private Optional<Caller> withoutKey(HttpServletRequest request) {
    return policy.keysRequired() ? LoginCookie.read(request).flatMap(logins::holder) : Optional.of(Caller.LOCAL);
  }

  /** The key in the request; whoever shows one is taken at it, also where none is asked for. */
  static @Nullable String key(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? header.substring(BEARER.length()).strip()
        : null;
  }
}
