package dev.engram.service.idempotency;

import dev.engram.service.idempotency.KeyStore.Key;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** A request that has taken its key: it runs in one transaction with the writing down of its answer. */
final class FirstRequest {

  /** What became of it. */
  private enum Outcome {
    /** Its effects and its answer are written down. */
    EFFECT,
    /** It was refused or failed, and has no effects. */
    NO_EFFECT,
    /** It took so long that the key is another request's, and its effects are undone. */
    TOO_LATE
  }

  private final KeyStore store;
  private final TransactionTemplate transaction;
  private final Key key;
  private final String token;

  /** @param token by which it took the key */
  FirstRequest(KeyStore store, TransactionTemplate transaction, Key key, String token) {
    this.store = store;
    this.transaction = transaction;
    this.key = key;
    this.token = token;
  }

  /** @return whether it is this request that answered */
  boolean run(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper cached = new ContentCachingResponseWrapper(response);
    boolean kept = false;
    try {
      Outcome outcome = inTransaction(request, cached, chain);
      if (outcome == Outcome.TOO_LATE) {
        return false;
      }
      kept = outcome == Outcome.EFFECT
          || isFinal(cached.getStatus()) && store.answer(key, token, Answers.read(cached));
    } catch (PassedException passed) {
      passed.rethrow();
    } finally {
      if (!kept) {
        store.release(key, token);
      }
    }
    cached.copyBodyToResponse();
    return true;
  }

  private Outcome inTransaction(HttpServletRequest request, ContentCachingResponseWrapper response,
      FilterChain chain) {
    return transaction.execute(status -> {
      pass(request, response, chain);
      Outcome outcome = Outcome.NO_EFFECT;
      if (!status.isRollbackOnly() && response.getStatus() < HttpStatus.BAD_REQUEST.value()) {
        outcome = store.answer(key, token, Answers.read(response)) ? Outcome.EFFECT : Outcome.TOO_LATE;
      }
      if (outcome != Outcome.EFFECT) {
        status.setRollbackOnly();
      }
      return outcome;
    });
  }

  /** Whether the same request would be refused again. */
  private static boolean isFinal(int status) {
    return status < HttpStatus.INTERNAL_SERVER_ERROR.value() && status != HttpStatus.TOO_MANY_REQUESTS.value();
  }

  private static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException failure) {
      throw new PassedException(failure);
    }
  }

  /** Carries a checked exception through the transaction, which it undoes. */
  private static final class PassedException extends RuntimeException {

    PassedException(Exception cause) {
      super(cause);
    }

    void rethrow() throws IOException, ServletException {
      switch (getCause()) {
        case IOException failure -> throw failure;
        case ServletException failure -> throw failure;
        case null, default -> throw this;
      }
    }
  }
}
