package dev.engram.client;

/** 408, 429 or 503: the service can't take the request now. */
public final class ServiceUnavailableException extends ApiException {

  private static final long serialVersionUID = 1L;

  ServiceUnavailableException(Refusal refusal) {
    super(refusal);
  }
}
