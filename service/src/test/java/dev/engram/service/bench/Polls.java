package dev.engram.service.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Dashboards that ask at a fixed rate, whatever the answers take, each on a connection of its own. Each poll is timed from
 * when it was due: one that has to wait behind a slow one counts as slow itself.
 */
final class Polls {

  private static final int PER_SECOND = Integer.getInteger("engram.bench.pollsPerSecond", 20);
  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
  private static final int DASHBOARDS = 20;

  private final int port;
  private final List<String> jobs;
  private final Queue<Double> millis = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> errors = new ConcurrentHashMap<>();

  Polls(int port, List<String> jobs) {
    this.port = port;
    this.jobs = jobs;
  }

  /** Asks for as long as something lasts, and waits for the answers. */
  void during(Runnable something) {
    AtomicBoolean over = new AtomicBoolean();
    long start = System.nanoTime();
    try (ExecutorService dashboards = Executors.newFixedThreadPool(DASHBOARDS)) {
      IntStream.range(0, DASHBOARDS).forEach(number -> dashboards.execute(() -> ask(number, start, over)));
      try {
        something.run();
      } finally {
        over.set(true);
      }
    }
  }

  private void ask(int number, long start, AtomicBoolean over) {
    try (KeptConnection connection = new KeptConnection(port)) {
      Dashboard dashboard = new Dashboard(connection, jobs.get(number % jobs.size()));
      for (int round = 0; !over.get(); round++) {
        long due = start + (round * DASHBOARDS + number) * PERIOD_NANOS;
        awaitNanoTime(due);
        int status = dashboard.ask(round + number);
        millis.add((System.nanoTime() - due) / 1e6);
        note(status);
      }
    } catch (IOException unanswered) {
      errors.merge(unanswered.toString(), 1, Integer::sum);
    }
  }

  private static void awaitNanoTime(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void note(int status) {
    statuses.add(status);
    if (status != 200 && status != 304) {
      errors.merge("status " + status, 1, Integer::sum);
    }
  }

  /** What went wrong, and how often. */
  Map<String, Integer> errors() {
    return Map.copyOf(errors);
  }

  /** What was measured is forgotten: it was to warm up. */
  void forget() {
    millis.clear();
    statuses.clear();
  }

  /** Columns of a table in Markdown: how many, of which not modified, errors; median, 99th percentile and greatest. */
  String columns() {
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return String.format(Locale.ROOT, "%,d | %,d | %d | %.1f | %.1f | %.1f", sorted.length,
        statuses.stream().filter(status -> status == 304).count(),
        errors.values().stream().mapToInt(Integer::intValue).sum(), percentile(sorted, 0.5),
        percentile(sorted, 0.99), percentile(sorted, 1));
  }

  private static double percentile(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
