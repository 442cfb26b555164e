package dev.engram.client;

import dev.engram.api.Evaluation;
import dev.engram.api.EvaluationRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** How good the trained cell of a job is at lengths that it was not trained at. */
public final class EvaluationsApi {

  private final String jobId;
  private final Transport transport;
  private final Route route;

  EvaluationsApi(String jobId, Transport transport) {
    this.jobId = jobId;
    this.transport = transport;
    this.route = JobDocuments.route(jobId).segment("evaluations");
  }

  /**
   * Lets a worker measure the best weights.
   *
   * @throws InvalidRequestException with every violation
   */
  public Evaluation create(EvaluationRequest request) {
    return read(transport.post(route, transport.documents().write(request)));
  }

  public Evaluation get(String id) {
    return read(getDocument(id));
  }

  /** The same in JSON. */
  public JsonNode getDocument(String id) {
    return transport.get(route.segment(id));
  }

  /** The newest first. */
  public Listing<Evaluation> list() {
    return transport.list(route, Evaluation.class);
  }

  /**
   * Polls an evaluation until it is terminal.
   *
   * @param onProgress hears every answer, the last one too
   * @throws AwaitTimeoutException where it has not ended in time; it goes on
   */
  public Evaluation await(String id, Duration timeout, Consumer<Evaluation> onProgress) {
    EvaluationsApi patient = new EvaluationsApi(jobId, transport.patiently());
    Polling<Evaluation> polling = new Polling<>(transport, evaluation -> patient.get(evaluation.id()),
        Evaluation::terminal, evaluation -> "evaluation " + evaluation.id() + " was still " + evaluation.state());
    return polling.untilAllEnded(List.of(get(id)), timeout, all -> onProgress.accept(all.get(0))).get(0);
  }

  private Evaluation read(JsonNode document) {
    return transport.documents().read(document, Evaluation.class);
  }
}
