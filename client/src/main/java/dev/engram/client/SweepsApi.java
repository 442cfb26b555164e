package dev.engram.client;

import dev.engram.api.Curve;
import dev.engram.api.Event;
import dev.engram.api.ExtendRequest;
import dev.engram.api.Sweep;
import dev.engram.api.SweepSpec;
import dev.engram.api.SweepValidation;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The sweeps of a service. */
public final class SweepsApi {

  private final Transport transport;
  private final SweepDocuments documents;

  SweepsApi(Transport transport) {
    this.transport = transport;
    this.documents = new SweepDocuments(transport);
  }

  /** The same calls in JSON. */
  public SweepDocuments documents() {
    return documents;
  }

  /** Figures, tables and reports. */
  public SweepFiles files() {
    return new SweepFiles(transport);
  }

  /**
   * Submits a sweep: one, however often the request has to be made until it is answered.
   *
   * @throws InvalidRequestException with every violation, where some of its jobs can't be run
   */
  public Sweep create(SweepSpec spec) {
    return documents.toSweep(documents.create(transport.documents().write(spec)));
  }

  /** How many jobs a spec would become, and how long they would take; nothing is stored. */
  public SweepValidation validate(SweepSpec spec) {
    return documents.toValidation(documents.validate(transport.documents().write(spec)));
  }

  public Sweep get(String id) {
    return documents.toSweep(documents.get(id));
  }

  /** All sweeps, newest first. Their jobs are listed by {@link JobQuery#withSweepId}. */
  public Listing<Sweep> list() {
    return documents.list(null).map(documents::toSweep);
  }

  /**
   * Asks a sweep to end with all of its jobs.
   *
   * @throws ConflictException where it has ended another way
   */
  public Sweep cancel(String id) {
    return documents.toSweep(documents.cancel(id));
  }

  /** Lets it rest: jobs that run stop at a checkpoint, and no other starts. */
  public Sweep pause(String id) {
    return documents.toSweep(documents.pause(id));
  }

  public Sweep resume(String id) {
    return documents.toSweep(documents.resume(id));
  }

  /**
   * Runs again what was cancelled, is missing or failed, unless its loss was not finite.
   *
   * @throws ConflictException where it has not ended, or there is nothing to run again
   */
  public Sweep retry(String id) {
    return documents.toSweep(documents.retry(id));
  }

  /** Adds values to the axes of a part, and so jobs. */
  public Sweep extend(String id, ExtendRequest request) {
    return documents.toSweep(documents.extend(id, transport.documents().write(request)));
  }

  /** Forgets a sweep that has ended, with its jobs. */
  public void delete(String id) {
    transport.delete(SweepDocuments.route(id));
  }

  /** What happens to it and its jobs, as it happens: from its first event on. */
  public EventStream events(String id) {
    return events(id, 0);
  }

  /** @param after the kept event that was heard last */
  public EventStream events(String id, long after) {
    return new EventStream(transport, SweepDocuments.route(id).segment("events"), after);
  }

  /** The events that were kept, the first one first. */
  public Listing<Event> pastEvents(String id) {
    return transport.list(SweepDocuments.route(id).segment("events"), Event.class);
  }

  /** What all parts have measured so far. */
  public Curve curve(String id) {
    return documents.toCurve(documents.curve(id, null));
  }

  /** What one part has measured so far. */
  public Curve curve(String id, String part) {
    return documents.toCurve(documents.curve(id, part));
  }

  /**
   * Polls a sweep until it is terminal.
   *
   * @param onProgress hears every answer, the last one too
   * @throws AwaitTimeoutException where it has not ended in time; it goes on
   */
  public Sweep await(String id, Duration timeout, Consumer<Sweep> onProgress) {
    SweepsApi patient = new SweepsApi(transport.patiently());
    Polling<Sweep> polling = new Polling<>(transport, sweep -> patient.get(sweep.id()), Sweep::terminal,
        sweep -> "sweep " + sweep.id() + " was still " + sweep.state() + " at "
            + Math.round(100 * sweep.progress().fraction()) + " % of its steps");
    return polling.untilAllEnded(List.of(get(id)), timeout, sweeps -> onProgress.accept(sweeps.get(0))).get(0);
  }
}
