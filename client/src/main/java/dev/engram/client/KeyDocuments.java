package dev.engram.client;

import dev.engram.api.ApiKey;
import dev.engram.api.NewApiKey;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * The keys of a service as the JSON that travels, as {@link JobDocuments} are its jobs. Secrets are told once, so that no
 * answer can be told again: what gives one out is not tried a second time.
 */
public final class KeyDocuments {

  private static final Route ALL = Route.of("/v1/keys");

  private final Transport transport;

  KeyDocuments(Transport transport) {
    this.transport = transport;
  }

  static Route route(String id) {
    return ALL.segment(id);
  }

  public JsonNode add(byte[] request) {
    return transport.postUnrepeated(ALL, request);
  }

  public Listing<JsonNode> list() {
    return transport.list(ALL);
  }

  public JsonNode rotate(String id, Duration grace) {
    return transport
        .postUnrepeated(route(id).segment("rotate").with("graceSeconds", String.valueOf(grace.toSeconds())));
  }

  public ApiKey toKey(JsonNode document) {
    return transport.documents().read(document, ApiKey.class);
  }

  public NewApiKey toNewKey(JsonNode document) {
    return transport.documents().read(document, NewApiKey.class);
  }
}
