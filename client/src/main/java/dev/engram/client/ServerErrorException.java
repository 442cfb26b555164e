package dev.engram.client;

/** 500 and above: the service failed, or a proxy before it. */
public final class ServerErrorException extends ApiException {

  private static final long serialVersionUID = 1L;

  ServerErrorException(Refusal refusal) {
    super(refusal);
  }
}
