package dev.engram.api;

/**
 * A key with a new secret.
 *
 * @param secret to be sent as {@code Authorization: Bearer}; it is told this once
 */
public record NewApiKey(ApiKey key, String secret) {

  /** Without the secret, which belongs into no log. */
  @Override
  public String toString() {
    return "NewApiKey[key=" + key + "]";
  }
}
