package dev.engram.client;

/** 409: the job's state does not allow it; the problem has the state and what it would allow. */
public final class ConflictException extends ApiException {

  private static final long serialVersionUID = 1L;

  ConflictException(Refusal refusal) {
    super(refusal);
  }
}
