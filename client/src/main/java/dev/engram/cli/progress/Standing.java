package dev.engram.cli.progress;

import dev.engram.api.Job;
import dev.engram.api.JobResult;
import dev.engram.api.JobState;
import dev.engram.api.Sweep;
import dev.engram.api.SweepState;
import dev.engram.cli.terminal.Figures;
import java.util.List;

/**
 * How a job, a sweep or what else takes its time stands, in what a view needs to show it.
 *
 * @param state a change of which is worth a line at once
 * @param done how much of it is done, in whatever unit
 * @param fraction of its bar that is full
 * @param success of one that has ended
 */
public record Standing(String id, String label, String state, boolean terminal, double done, double fraction,
    List<Fact> facts, Success success) {

  /** How much of what was asked for there is in the end. */
  enum Success {
    FULL, PARTIAL, NONE
  }

  public static Standing of(Job job) {
    // a run that converged is done, however many steps were left
    double fraction = job.state() == JobState.SUCCEEDED ? 1 : job.progress().fraction();
    return new Standing(job.id(), JobText.label(job), JobText.state(job), job.terminal(), job.progress().step(),
        fraction, JobFacts.about(job), success(job));
  }

  public static Standing of(Sweep sweep) {
    double fraction = sweep.progress().fraction();
    return new Standing(sweep.id(), SweepText.label(sweep), SweepText.state(sweep), sweep.terminal(), fraction,
        fraction, SweepFacts.about(sweep), success(sweep));
  }

  /**
   * Evaluations of trained cells.
   *
   * @param id of the sweep that trained them
   * @param done how many of all have ended
   */
  public static Standing ofEvaluations(String id, int done, int succeeded, int all) {
    boolean terminal = done == all;
    Success success = succeeded == 0 ? Success.NONE : Success.PARTIAL;
    return new Standing(id, "evaluations", terminal ? "done" : "running", terminal, done, (double) done / all,
        List.of(new Fact(Figures.count(done) + " of " + Figures.count(all), 0)),
        succeeded == all ? Success.FULL : success);
  }

  private static Success success(Job job) {
    JobResult result = job.result();
    if (result == null) {
      return Success.NONE;
    }
    return result.solved() ? Success.FULL : Success.PARTIAL;
  }

  private static Success success(Sweep sweep) {
    if (sweep.state() == SweepState.SUCCEEDED) {
      return Success.FULL;
    }
    return sweep.state() == SweepState.PARTIALLY_SUCCEEDED ? Success.PARTIAL : Success.NONE;
  }
}
