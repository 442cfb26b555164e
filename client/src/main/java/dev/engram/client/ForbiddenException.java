package dev.engram.client;

/** 401 or 403: no key, a wrong one, or a key that may not do this. */
public final class ForbiddenException extends ApiException {

  private static final long serialVersionUID = 1L;

  ForbiddenException(Refusal refusal) {
    super(refusal);
  }
}
