package dev.engram.client;

/** 409: the state of the job or sweep does not allow it; the problem has the state and what it would allow. */
public final class ConflictException extends ApiException {

  private static final long serialVersionUID = 1L;

  ConflictException(Refusal refusal) {
    super(refusal);
  }
}
