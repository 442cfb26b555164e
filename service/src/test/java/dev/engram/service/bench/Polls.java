package dev.engram.service.bench;

import dev.engram.service.http.Answer;
import dev.engram.service.http.Caller;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Dashboards that ask at a fixed rate, whatever the answers take. Each poll is timed from when it was due: one that has to
 * wait behind a slow one counts as slow itself.
 */
final class Polls {

  private static final int PER_SECOND = Integer.getInteger("engram.bench.pollsPerSecond", 20);
  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
  private static final int DASHBOARDS = 20;

  private final Caller caller;
  private final List<String> jobs;
  private final AtomicReferenceArray<String> eTags = new AtomicReferenceArray<>(DASHBOARDS);
  private final Queue<Double> millis = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> errors = new ConcurrentHashMap<>();

  Polls(Caller caller, List<String> jobs) {
    this.caller = caller;
    this.jobs = jobs;
  }

  /** Asks for as long as something lasts, and waits for the answers. */
  void during(Runnable something) {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      Runnable next = new Runnable() {
        private final long start = System.nanoTime();
        private int number;

        @Override
        public void run() {
          int ofThis = number++;
          callers.execute(() -> poll(ofThis, start + ofThis * PERIOD_NANOS));
        }
      };
      clock.scheduleAtFixedRate(next, 0, PERIOD_NANOS, TimeUnit.NANOSECONDS);
      something.run();
      clock.shutdownNow();
    }
  }

  private void poll(int number, long due) {
    int dashboard = number % DASHBOARDS;
    String job = "/v1/jobs/" + jobs.get(dashboard % jobs.size());
    try {
      Answer answer = switch ((number / DASHBOARDS + dashboard) % 20) {
        case 0 -> caller.get("/v1/jobs");
        case 5, 15 -> caller.get(job + "/metrics?maxPoints=200");
        case 10 -> caller.get(job);
        default -> askWhatIsNew(dashboard, job);
      };
      statuses.add(answer.status());
      if (answer.status() != 200 && answer.status() != 304) {
        errors.merge("status " + answer.status(), 1, Integer::sum);
      }
    } catch (UncheckedIOException unanswered) {
      errors.merge(String.valueOf(unanswered.getCause()), 1, Integer::sum);
    }
    millis.add((System.nanoTime() - due) / 1e6);
  }

  private Answer askWhatIsNew(int dashboard, String job) {
    String known = eTags.get(dashboard);
    Answer answer = known == null ? caller.get(job) : caller.get(job, "If-None-Match", known);
    if (answer.status() == 200) {
      eTags.set(dashboard, answer.header("ETag"));
    }
    return answer;
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
