package dev.engram.service.worker;

import dev.engram.training.loop.EvaluationResult;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The span of an attempt of a job, until the job leaves its pack. */
final class AttemptTrace implements AutoCloseable {

  private final Tracer tracer;
  private final Span span;
  private @Nullable Span test;
  private boolean open = true;

  AttemptTrace(Tracer tracer, Span span) {
    this.tracer = tracer;
    this.span = span;
  }

  private Span.Builder within(String name) {
    return tracer.spanBuilder().setParent(span.context()).name(name);
  }

  /** @param tookNanos until now */
  void evaluated(EvaluationResult evaluation, long tookNanos) {
    long now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    within("evaluation").tag("engram.step", evaluation.step())
        .tag("engram.accuracy", evaluation.accuracy())
        .startTimestamp(now - TimeUnit.NANOSECONDS.toMicros(tookNanos), TimeUnit.MICROSECONDS)
        .start()
        .end(now, TimeUnit.MICROSECONDS);
  }

  /** @return whether it was saved */
  boolean checkpoint(int step, BooleanSupplier save) {
    Span saving = within("checkpoint").tag("engram.step", step).start();
    try (Tracer.SpanInScope scope = tracer.withSpan(saving)) {
      return save.getAsBoolean();
    } catch (RuntimeException | Error failure) {
      saving.error(failure);
      throw failure;
    } finally {
      saving.end();
    }
  }

  /** The last evaluation begins, which goes on until the end. */
  void testing() {
    test = within("test").start();
  }

  void ended(String how) {
    span.tag("engram.ended", how);
    close();
  }

  void failed(Throwable failure) {
    span.error(failure);
    ended("failed");
  }

  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    if (test != null) {
      test.end();
    }
    span.end();
  }
}
