package dev.engram.cli.progress;

import dev.engram.api.Job;
import dev.engram.api.JobError;
import dev.engram.api.JobResult;
import dev.engram.api.Progress;
import dev.engram.api.Sweep;
import dev.engram.cli.terminal.Figures;

/** How a job or a sweep ended, in one sentence. */
public final class Ending {

  private Ending() {}

  public static String sentence(Job job) {
    Progress progress = job.progress();
    String trained = Figures.count(progress.step()) + " of " + Figures.count(progress.totalSteps()) + " steps in "
        + Figures.seconds(job.runningSeconds()) + " s";
    return job.id() + " (" + JobText.label(job) + ") " + verdict(job) + "; " + trained + reason(job);
  }

  public static String sentence(Sweep sweep) {
    return sweep.id() + " (" + SweepText.label(sweep) + ") " + SweepText.state(sweep) + ": "
        + SweepText.counts(sweep) + SweepText.time(sweep).map(time -> "; " + time).orElse("");
  }

  private static String verdict(Job job) {
    JobResult result = job.result();
    JobError error = job.error();
    if (error != null) {
      return "failed: " + JobText.words(error.code()) + ": " + error.message();
    }
    if (result == null) {
      return JobText.state(job);
    }
    return JobText.outcome(job) + ": accuracy " + Figures.share(result.accuracy()) + ", 95 % interval "
        + JobText.interval(result) + ", best weights of step " + Figures.count(result.step());
  }

  private static String reason(Job job) {
    return job.stopReason() == null ? "" : ", " + JobText.words(job.stopReason());
  }
}
