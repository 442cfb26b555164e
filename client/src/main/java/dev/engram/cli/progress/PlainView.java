package dev.engram.cli.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line a thing when its state changes, and now and then while it goes on: for logs. */
final class PlainView implements ProgressView {

  private final PrintWriter out;
  private final Duration interval;
  private final InstantSource clock;
  private final Map<String, Shown> shown = new HashMap<>();

  private record Shown(Standing standing, Instant at) {}

  PlainView(PrintWriter out, Duration interval, InstantSource clock) {
    this.out = out;
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  public void show(List<Standing> standings) {
    Instant now = clock.instant();
    for (Standing standing : standings) {
      if (isNews(standing, shown.get(standing.id()), now)) {
        out.println(line(standing));
        shown.put(standing.id(), new Shown(standing, now));
      }
    }
    out.flush();
  }

  private boolean isNews(Standing standing, @Nullable Shown last, Instant now) {
    if (last == null || !standing.state().equals(last.standing().state())) {
      return true;
    }
    return standing.done() != last.standing().done() && !now.isBefore(last.at().plus(interval));
  }

  private static String line(Standing standing) {
    return standing.label() + ": "
        + standing.facts().stream().filter(Fact::isKnown).map(Fact::plain).collect(Collectors.joining(", "));
  }
}
