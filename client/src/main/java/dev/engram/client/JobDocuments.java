package dev.engram.client;

import dev.engram.api.Activations;
import dev.engram.api.Job;
import dev.engram.api.JobValidation;
import dev.engram.api.Predictions;
import tools.jackson.databind.JsonNode;

/**
 * The jobs of a service as the JSON that travels. Nothing is lost of what this client does not know, and a spec is sent
 * byte for byte, so that it is the service that judges it.
 */
public final class JobDocuments {

  private static final Route JOBS = Route.of("/v1/jobs");

  private final Transport transport;

  JobDocuments(Transport transport) {
    this.transport = transport;
  }

  static Route route(String id) {
    return JOBS.segment(id);
  }

  public JsonNode create(byte[] spec) {
    return transport.post(JOBS, spec);
  }

  public JsonNode validate(byte[] spec) {
    return transport.ask(JOBS.with("validateOnly", true), spec);
  }

  public JsonNode get(String id) {
    return transport.get(route(id));
  }

  public JsonNode metrics(String id) {
    return transport.get(route(id).segment("metrics"));
  }

  public JsonNode cancel(String id, boolean force) {
    Route cancel = route(id).segment("cancel");
    return transport.post(force ? cancel.with("force", true) : cancel);
  }

  public JsonNode pause(String id) {
    return transport.post(route(id).segment("pause"));
  }

  public JsonNode resume(String id) {
    return transport.post(route(id).segment("resume"));
  }

  public JsonNode fork(String id, byte[] request) {
    return transport.post(route(id).segment("fork"), request);
  }

  public JsonNode predict(String id, byte[] request) {
    return transport.ask(route(id).segment("predictions"), request);
  }

  public JsonNode activations(String id, byte[] request) {
    return transport.ask(route(id).segment("activations"), request);
  }

  /** @param which {@code best}, {@code last} or a step */
  byte[] weights(String id, String which) {
    return transport.getFile(route(id).segment("weights").with("step", which));
  }

  void delete(String id) {
    transport.delete(route(id));
  }

  /** The newest first. */
  public Listing<JsonNode> checkpoints(String id) {
    return transport.list(route(id).segment("checkpoints"));
  }

  /** The untrained cell first. */
  public Listing<JsonNode> diagnostics(String id) {
    return transport.list(route(id).segment("diagnostics"));
  }

  /** Newest first. */
  public Listing<JsonNode> list(JobQuery query) {
    return transport.list(query.on(JOBS));
  }

  public Job toJob(JsonNode document) {
    return transport.documents().read(document, Job.class);
  }

  public Predictions toPredictions(JsonNode document) {
    return transport.documents().read(document, Predictions.class);
  }

  public Activations toActivations(JsonNode document) {
    return transport.documents().read(document, Activations.class);
  }

  public JobValidation toValidation(JsonNode document) {
    return transport.documents().read(document, JobValidation.class);
  }
}
