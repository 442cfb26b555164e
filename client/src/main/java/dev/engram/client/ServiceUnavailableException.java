package dev.engram.client;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 429 or 503: the service can't take the request now. */
public final class ServiceUnavailableException extends ApiException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  ServiceUnavailableException(Refusal refusal, Optional<Duration> retryAfter) {
    super(refusal);
    this.retryAfter = retryAfter.orElse(null);
  }

  /** How long the service asks to be left alone, where it says. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
