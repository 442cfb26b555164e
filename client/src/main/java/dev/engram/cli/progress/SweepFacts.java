package dev.engram.cli.progress;

import dev.engram.api.Sweep;
import dev.engram.api.SweepState;
import dev.engram.cli.terminal.Figures;
import java.util.ArrayList;
import java.util.List;

/** What there is to say about a sweep's progress, in the order to say it. */
final class SweepFacts {

  private SweepFacts() {}

  static List<Fact> about(Sweep sweep) {
    List<Fact> facts = new ArrayList<>();
    if (!sweep.terminal()) {
      facts.add(new Fact(Fact.padded(Figures.percent(sweep.progress().fraction()), 5), 5));
    }
    sweep.counts().forEach((state, jobs) -> facts.add(count(state, jobs)));
    facts.add(outlook(sweep));
    return facts;
  }

  /** The contract's names of states in the order in which it has them. */
  private static Fact count(String state, int jobs) {
    int importance = switch (state) {
      case "FAILED", "MISSING" -> 4;
      case "SUCCEEDED" -> 3;
      case "RUNNING" -> 1;
      default -> 0;
    };
    return new Fact(Figures.count(jobs) + " " + JobText.words(state), importance);
  }

  private static Fact outlook(Sweep sweep) {
    if (sweep.terminal()) {
      return new Fact(SweepText.state(sweep) + SweepText.time(sweep).map(time -> " in " + time).orElse(""), 6);
    }
    Double etaSeconds = sweep.progress().etaSeconds();
    return sweep.state() == SweepState.RUNNING && etaSeconds != null
        ? Fact.timeLeft(etaSeconds)
        : new Fact(SweepText.state(sweep), 6);
  }
}
