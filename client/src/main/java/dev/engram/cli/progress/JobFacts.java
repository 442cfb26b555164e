package dev.engram.cli.progress;

import dev.engram.api.EvaluationPoint;
import dev.engram.api.Job;
import dev.engram.api.JobPhase;
import dev.engram.api.JobState;
import dev.engram.api.Progress;
import dev.engram.cli.terminal.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What there is to say about a job's progress, in the order to say it. */
final class JobFacts {

  private JobFacts() {}

  static List<Fact> about(Job job) {
    if (job.terminal()) {
      return List.of(steps(job), accuracy(JobText.accuracy(job)), ending(job));
    }
    if (job.progress().step() == 0) {
      return List.of(standing(job));
    }
    EvaluationPoint latest = job.latest();
    List<Fact> facts = new ArrayList<>();
    facts.add(steps(job));
    facts.add(new Fact("loss " + Fact.padded(latest == null ? JobText.NONE : Figures.loss(latest.loss()), 6), 1));
    facts.add(accuracy(JobText.accuracy(job)));
    facts.addAll(isTraining(job) ? pace(job) : List.of(standing(job)));
    return facts;
  }

  private static Fact steps(Job job) {
    String total = Figures.count(job.progress().totalSteps());
    return new Fact(Fact.padded(Figures.count(job.progress().step()), total.length()) + "/" + total, 4);
  }

  private static Fact accuracy(String accuracy) {
    return new Fact("accuracy " + Fact.padded(accuracy, 6), 3);
  }

  private static Fact ending(Job job) {
    String seconds = Figures.duration(Duration.ofMillis(Math.round(job.runningSeconds() * 1000)));
    return new Fact(JobText.outcome(job) + " in " + seconds, 5);
  }

  private static boolean isTraining(Job job) {
    return job.state() == JobState.RUNNING && job.phase() != JobPhase.TESTING;
  }

  /** Where a job is that is not at its steps: queued, starting, testing, cancelling … */
  private static Fact standing(Job job) {
    if (job.state() != JobState.RUNNING) {
      return new Fact(JobText.state(job), 5);
    }
    return new Fact(job.phase() == JobPhase.TESTING ? "testing" : "starting", 5);
  }

  private static List<Fact> pace(Job job) {
    Progress progress = job.progress();
    if (progress.stepsPerSecond() == null || progress.etaSeconds() == null) {
      return List.of();
    }
    return List.of(new Fact(Fact.padded(Figures.rate(progress.stepsPerSecond()), 13), 0),
        Fact.timeLeft(progress.etaSeconds()));
  }
}
