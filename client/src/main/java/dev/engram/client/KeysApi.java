package dev.engram.client;

import dev.engram.api.ApiKey;
import dev.engram.api.ApiKeyRequest;
import dev.engram.api.NewApiKey;
import java.time.Duration;

/** The keys that open a service; for admins. */
public final class KeysApi {

  private final Transport transport;
  private final KeyDocuments documents;

  KeysApi(Transport transport) {
    this.transport = transport;
    this.documents = new KeyDocuments(transport);
  }

  /** The same calls in JSON. */
  public KeyDocuments documents() {
    return documents;
  }

  /**
   * Gives out a key. Its secret is in the answer and nowhere else; where that is lost, a second key may come about.
   *
   * @throws InvalidRequestException with every violation
   */
  public NewApiKey add(ApiKeyRequest request) {
    return documents.toNewKey(documents.add(transport.documents().write(request)));
  }

  /** All keys without their secrets, the newest first. */
  public Listing<ApiKey> list() {
    return documents.list().map(documents::toKey);
  }

  /**
   * Gives a key another secret.
   *
   * @param grace how long the present one is taken as well, in whole seconds
   * @throws NotFoundException where there is no such key
   */
  public NewApiKey rotate(String id, Duration grace) {
    return documents.toNewKey(documents.rotate(id, grace));
  }

  /** From now on it opens nothing. */
  public void revoke(String id) {
    transport.delete(KeyDocuments.route(id));
  }
}
