package dev.engram.client;

import dev.engram.api.Activations;
import dev.engram.api.ActivationsRequest;
import dev.engram.api.Checkpoint;
import dev.engram.api.Diagnostics;
import dev.engram.api.Event;
import dev.engram.api.ForkRequest;
import dev.engram.api.Job;
import dev.engram.api.JobSpec;
import dev.engram.api.JobValidation;
import dev.engram.api.Metrics;
import dev.engram.api.PredictionRequest;
import dev.engram.api.Predictions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The jobs of a service. */
public final class JobsApi {

  private final Transport transport;
  private final JobDocuments documents;

  JobsApi(Transport transport) {
    this.transport = transport;
    this.documents = new JobDocuments(transport);
  }

  /** The same calls in JSON. */
  public JobDocuments documents() {
    return documents;
  }

  /**
   * Submits a job: one, however often the request has to be made until it is answered.
   *
   * @throws InvalidRequestException with every violation, where the spec can't be run
   */
  public Job create(JobSpec spec) {
    return documents.toJob(documents.create(transport.documents().write(spec)));
  }

  /** What a spec would become and cost; nothing is stored. */
  public JobValidation validate(JobSpec spec) {
    return documents.toValidation(documents.validate(transport.documents().write(spec)));
  }

  public Job get(String id) {
    return documents.toJob(documents.get(id));
  }

  /** All jobs, newest first. */
  public Listing<Job> list() {
    return list(JobQuery.all());
  }

  /** The jobs that match, newest first. */
  public Listing<Job> list(JobQuery query) {
    return documents.list(query).map(documents::toJob);
  }

  /** Asks a job to end with a last evaluation of what it has. */
  public Job cancel(String id) {
    return cancel(id, false);
  }

  /**
   * Asks a job to end.
   *
   * @param force do not wait for a last checkpoint
   * @throws ConflictException where the job has ended another way
   */
  public Job cancel(String id, boolean force) {
    return documents.toJob(documents.cancel(id, force));
  }

  /** Lets a job rest; one that runs stops at a checkpoint. */
  public Job pause(String id) {
    return documents.toJob(documents.pause(id));
  }

  /** Puts a paused job back into its place in the queue. */
  public Job resume(String id) {
    return documents.toJob(documents.resume(id));
  }

  /**
   * Submits a job that begins at a checkpoint of another one, with its weights.
   *
   * @throws InvalidRequestException with every violation
   */
  public Job fork(String id, ForkRequest request) {
    return documents.toJob(documents.fork(id, transport.documents().write(request)));
  }

  /**
   * Forgets a job that has ended, with all that is known of it.
   *
   * @throws ConflictException where it has not ended
   */
  public void delete(String id) {
    documents.delete(id);
  }

  /**
   * What the best weights of a job make of sequences.
   *
   * @param sequences the digits that the cell reads, without the one to predict
   */
  public Predictions predict(String id, List<String> sequences) {
    byte[] request = transport.documents().write(new PredictionRequest(sequences));
    return documents.toPredictions(documents.predict(id, request));
  }

  /**
   * What the gates and states of a job's cell do with its best weights, at each digit of a sequence.
   *
   * @param sequence the digits that the cell reads
   */
  public Activations activations(String id, String sequence) {
    byte[] request = transport.documents().write(new ActivationsRequest(sequence));
    return documents.toActivations(documents.activations(id, request));
  }

  /** The best weights, as a safetensors file that PyTorch reads. */
  public byte[] weights(String id) {
    return weights(id, "best");
  }

  /** @param which {@code best}, {@code last} or the step of a checkpoint */
  public byte[] weights(String id, String which) {
    return documents.weights(id, which);
  }

  /** The newest first. */
  public Listing<Checkpoint> checkpoints(String id) {
    return documents.checkpoints(id).map(one -> transport.documents().read(one, Checkpoint.class));
  }

  /** What was found in the cell: the untrained one first. */
  public Listing<Diagnostics> diagnostics(String id) {
    return documents.diagnostics(id).map(one -> transport.documents().read(one, Diagnostics.class));
  }

  /** How good its trained cell is at other lengths. */
  public EvaluationsApi evaluations(String id) {
    return new EvaluationsApi(id, transport);
  }

  /** What happens to it, as it happens: from its first event on. */
  public EventStream events(String id) {
    return events(id, 0);
  }

  /** @param after the kept event that was heard last */
  public EventStream events(String id, long after) {
    return new EventStream(transport, JobDocuments.route(id).segment("events"), after);
  }

  /** The events that were kept, the first one first. */
  public Listing<Event> pastEvents(String id) {
    return transport.list(JobDocuments.route(id).segment("events"), Event.class);
  }

  public Metrics metrics(String id) {
    return transport.documents().read(documents.metrics(id), Metrics.class);
  }

  /**
   * Polls a job until it is terminal.
   *
   * @param onProgress hears every answer, the last one too
   * @throws AwaitTimeoutException where the job has not ended in time; it goes on
   */
  public Job await(String id, Duration timeout, Consumer<Job> onProgress) {
    return awaitAll(List.of(id), timeout, jobs -> onProgress.accept(jobs.get(0))).get(0);
  }

  /**
   * Polls jobs until all of them are terminal.
   *
   * @param onProgress hears all the jobs after every round, in the order of the ids
   * @return the jobs as they ended, in the order of the ids
   * @throws AwaitTimeoutException naming the first job that has not ended in time; all of them go on
   */
  public List<Job> awaitAll(List<String> ids, Duration timeout, Consumer<List<Job>> onProgress) {
    JobsApi patient = new JobsApi(transport.patiently());
    Polling<Job> polling = new Polling<>(transport, job -> patient.get(job.id()), Job::terminal,
        job -> "job " + job.id() + " was still " + job.state() + " at step " + job.progress().step());
    return polling.untilAllEnded(ids.stream().map(this::get).toList(), timeout, onProgress);
  }
}
