package dev.engram.cli.progress;

import dev.engram.api.Job;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line a job when its state changes, and now and then while it trains: for logs. */
final class PlainView implements ProgressView {

  private final PrintWriter out;
  private final Duration interval;
  private final InstantSource clock;
  private final Map<String, Shown> shown = new HashMap<>();

  private record Shown(Job job, Instant at) {}

  PlainView(PrintWriter out, Duration interval, InstantSource clock) {
    this.out = out;
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  public void show(List<Job> jobs) {
    Instant now = clock.instant();
    for (Job job : jobs) {
      if (isNews(job, shown.get(job.id()), now)) {
        out.println(line(job));
        shown.put(job.id(), new Shown(job, now));
      }
    }
    out.flush();
  }

  private boolean isNews(Job job, @Nullable Shown last, Instant now) {
    if (last == null || job.state() != last.job().state()) {
      return true;
    }
    return job.progress().step() != last.job().progress().step() && !now.isBefore(last.at().plus(interval));
  }

  private static String line(Job job) {
    return JobText.label(job) + ": "
        + Fact.about(job).stream().filter(Fact::isKnown).map(Fact::plain).collect(Collectors.joining(", "));
  }
}
