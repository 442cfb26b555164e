package dev.engram.client;

/** The request can't be read or can't be run: 400, 413, 415, 422 and the other statuses that blame the request. */
public final class InvalidRequestException extends ApiException {

  private static final long serialVersionUID = 1L;

  InvalidRequestException(Refusal refusal) {
    super(refusal);
  }
}
