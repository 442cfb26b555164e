package dev.engram.service.dashboard;

import static java.util.Objects.requireNonNull;

import dev.engram.api.Sweep;
import dev.engram.api.SweepAction;
import dev.engram.service.report.page.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A sweep as a line of a table, and as the head of its page. */
public record SweepRow(Sweep sweep) {

  public String id() {
    return sweep.id();
  }

  public String standing() {
    return sweep.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Such as {@code 12 succeeded, 3 queued}. */
  public String counts() {
    return sweep.counts()
        .entrySet()
        .stream()
        .map(count -> "%s %s".formatted(Numbers.count(count.getValue()), count.getKey().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", "));
  }

  /** What is left of it, or what it took. */
  public String time() {
    if (sweep.finishedAt() != null) {
      return "took " + Numbers.time(Duration.between(sweep.createdAt(), sweep.finishedAt()));
    }
    return sweep.progress().etaSeconds() == null ? "–" : Numbers.seconds(sweep.progress().etaSeconds()) + " left";
  }

  /** Whether its author says what it is about. */
  public boolean isDescribed() {
    return sweep.spec().description() != null
        || requireNonNull(sweep.spec().parts()).stream().anyMatch(part -> part.description() != null);
  }

  /** Those that need nothing but a click. */
  public List<SweepAction> actions() {
    return sweep.allowedActions().stream().filter(action -> action != SweepAction.EXTEND).toList();
  }
}
