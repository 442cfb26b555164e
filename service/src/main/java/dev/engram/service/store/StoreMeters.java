package dev.engram.service.store;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Times the transactions of the store, from the wait for a connection to the commit. */
@Component
final class StoreMeters implements TransactionExecutionListener {

  private static final Duration[] BUCKETS = IntStream.of(1, 2, 5, 10, 25, 50, 100, 250, 1000, 5000)
      .mapToObj(Duration::ofMillis)
      .toArray(Duration[]::new);

  private final MeterProvider<Timer> time;

  /** Of this thread, the innermost first: one that begins within another ends before it. */
  private final ThreadLocal<Deque<Long>> began = ThreadLocal.withInitial(ArrayDeque::new);

  StoreMeters(MeterRegistry registry) {
    time = Timer.builder("engram.store.time")
        .description("Time of a transaction of the store, from the wait for a connection to the commit")
        .serviceLevelObjectives(BUCKETS)
        .withRegistry(registry);
  }

  @Override
  public void beforeBegin(TransactionExecution transaction) {
    began.get().push(System.nanoTime());
  }

  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
    if (failure != null) {
      ended(transaction, "no connection");
    }
  }

  @Override
  public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
    ended(transaction, failure == null ? "committed" : "failed");
  }

  @Override
  public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
    ended(transaction, failure == null ? "rolled back" : "failed");
  }

  private void ended(TransactionExecution transaction, String how) {
    Long start = began.get().poll();
    if (start != null) {
      time.withTags("call", caller(transaction.getTransactionName()), "kind",
          transaction.isReadOnly() ? "read" : "write", "how", how)
          .record(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** Who began it: such as {@code Claims}, of {@code dev.engram.service.job.Claims.claim}. */
  private static String caller(String name) {
    int method = name.lastIndexOf('.');
    return method < 0 ? "others" : name.substring(name.lastIndexOf('.', method - 1) + 1, method);
  }
}
