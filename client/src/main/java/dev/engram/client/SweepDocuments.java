package dev.engram.client;

import dev.engram.api.Curve;
import dev.engram.api.Sweep;
import dev.engram.api.SweepValidation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The sweeps of a service as the JSON that travels, as {@link JobDocuments} are its jobs. */
public final class SweepDocuments {

  private static final Route SWEEPS = Route.of("/v1/sweeps");

  private final Transport transport;

  SweepDocuments(Transport transport) {
    this.transport = transport;
  }

  static Route route(String id) {
    return SWEEPS.segment(id);
  }

  public JsonNode create(byte[] spec) {
    return transport.post(SWEEPS, spec);
  }

  public JsonNode validate(byte[] spec) {
    return transport.ask(SWEEPS.with("validateOnly", true), spec);
  }

  public JsonNode get(String id) {
    return transport.get(route(id));
  }

  public JsonNode cancel(String id) {
    return ask(id, "cancel");
  }

  public JsonNode pause(String id) {
    return ask(id, "pause");
  }

  public JsonNode resume(String id) {
    return ask(id, "resume");
  }

  public JsonNode retry(String id) {
    return ask(id, "retry");
  }

  public JsonNode extend(String id, byte[] request) {
    return transport.post(route(id).segment("extend"), request);
  }

  /** @param part null: all of them */
  public JsonNode curve(String id, @Nullable String part) {
    return transport.get(route(id).segment("curve").with("part", part));
  }

  /**
   * Newest first.
   *
   * @param pageSize sweeps of one request, 1 to 1 000; null: as many as the service likes
   */
  public Listing<JsonNode> list(@Nullable Integer pageSize) {
    return transport.list(SWEEPS.with("pageSize", pageSize));
  }

  public Sweep toSweep(JsonNode document) {
    return transport.documents().read(document, Sweep.class);
  }

  public SweepValidation toValidation(JsonNode document) {
    return transport.documents().read(document, SweepValidation.class);
  }

  public Curve toCurve(JsonNode document) {
    return transport.documents().read(document, Curve.class);
  }

  private JsonNode ask(String id, String action) {
    return transport.post(route(id).segment(action));
  }
}
