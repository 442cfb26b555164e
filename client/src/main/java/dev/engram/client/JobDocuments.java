package dev.engram.client;

import dev.engram.api.Job;
import dev.engram.api.JobValidation;
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

  public JsonNode create(byte[] spec) {
    return transport.post(JOBS, spec);
  }

  public JsonNode validate(byte[] spec) {
    return transport.post(JOBS.with("validateOnly", true), spec);
  }

  public JsonNode get(String id) {
    return transport.get(JOBS.segment(id));
  }

  public JsonNode metrics(String id) {
    return transport.get(JOBS.segment(id).segment("metrics"));
  }

  public JsonNode cancel(String id, boolean force) {
    Route cancel = JOBS.segment(id).segment("cancel");
    return transport.post(force ? cancel.with("force", true) : cancel);
  }

  public JsonNode pause(String id) {
    return transport.post(JOBS.segment(id).segment("pause"));
  }

  public JsonNode resume(String id) {
    return transport.post(JOBS.segment(id).segment("resume"));
  }

  /** Newest first. */
  public Listing<JsonNode> list(JobQuery query) {
    return transport.list(query.on(JOBS));
  }

  public Job toJob(JsonNode document) {
    return transport.documents().read(document, Job.class);
  }

  public JobValidation toValidation(JsonNode document) {
    return transport.documents().read(document, JobValidation.class);
  }
}
