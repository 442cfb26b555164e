package dev.engram.client;

/** 404: there is no such thing, or it is another owner's. */
public final class NotFoundException extends ApiException {

  private static final long serialVersionUID = 1L;

  NotFoundException(Refusal refusal) {
    super(refusal);
  }
}
