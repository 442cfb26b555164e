package dev.engram.service.worker;

import dev.engram.service.job.Claims.Claimed;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The spans of an execution: {@code execution}, in it {@code claim} and an {@code attempt} for each job, in that each
 * {@code evaluation} and {@code checkpoint}. Where traces are sent to nobody they are nothing, and cost as much.
 */
@Component
final class WorkTraces {

  private final Tracer tracer;

  WorkTraces(Tracer tracer) {
    this.tracer = tracer;
  }

  void execution(Runnable work) {
    Span span = tracer.spanBuilder().setNoParent().name("execution").start();
    in(span, () -> {
      work.run();
      return true;
    });
  }

  List<Claimed> claim(Supplier<List<Claimed>> claim) {
    Span span = tracer.spanBuilder().name("claim").start();
    return in(span, () -> {
      List<Claimed> claimed = claim.get();
      span.tag("engram.jobs", claimed.size());
      return claimed;
    });
  }

  /** Of an evaluation that was asked for by itself. */
  <T> T measurement(String evaluationId, Supplier<T> work) {
    return in(tracer.spanBuilder().setNoParent().name("measurement").tag("engram.evaluation.id", evaluationId).start(),
        work);
  }

  private <T> T in(Span span, Supplier<T> work) {
    try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
      return work.get();
    } catch (RuntimeException | Error failure) {
      span.error(failure);
      throw failure;
    } finally {
      span.end();
    }
  }

  /** In the execution that is going on. */
  AttemptTrace attempt(Claimed claimed, String device) {
    Span span = tracer.spanBuilder()
        .name("attempt")
        .tag("engram.job.id", claimed.job().id())
        .tag("engram.job.attempt", claimed.job().attempt())
        .tag("engram.job.name", String.valueOf(claimed.job().spec().name()))
        .tag("engram.device", device)
        .tag("engram.from.step", claimed.step())
        .start();
    return new AttemptTrace(tracer, span);
  }
}
