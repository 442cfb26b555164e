package dev.engram.cli.progress;

import dev.engram.api.CellSpec;
import dev.engram.api.EvaluationPoint;
import dev.engram.api.Job;
import dev.engram.api.JobResult;
import dev.engram.api.JobSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.cli.terminal.Figures;
import java.util.Locale;

/** What a job is and how it stands, in a few words. What a newer service has and this client does not know is "?". */
public final class JobText {

  /** In place of a figure there is none of yet. */
  static final String NONE = "-";

  private static final String UNKNOWN = "?";

  private JobText() {}

  /** {@code lstm T=20}. */
  public static String label(Job job) {
    return cell(job.spec()) + " T=" + length(job.spec());
  }

  /** {@code rnn} or {@code lstm}. */
  public static String cell(JobSpec spec) {
    CellSpec cell = spec.cell();
    return cell == null ? UNKNOWN : cell.type();
  }

  /** T. */
  public static String length(JobSpec spec) {
    return spec.task() instanceof PalindromeSpec palindrome && palindrome.length() != null
        ? palindrome.length().toString()
        : UNKNOWN;
  }

  /** {@code running}. */
  public static String state(Job job) {
    return words(job.state());
  }

  /** The accuracy of the result, or of the latest evaluation before there is one; {@code -} before there is any. */
  public static String accuracy(Job job) {
    JobResult result = job.result();
    EvaluationPoint latest = job.latest();
    if (result != null) {
      return Figures.share(result.accuracy());
    }
    return latest == null ? NONE : Figures.share(latest.accuracy());
  }

  /** {@code [0.9987, 0.9997]}. */
  public static String interval(JobResult result) {
    return Figures.interval(result.ci95());
  }

  /** How a terminal job ended: {@code solved}, {@code not solved}, {@code failed: diverged}, {@code cancelled}. */
  public static String outcome(Job job) {
    JobResult result = job.result();
    if (job.error() != null) {
      return state(job) + ": " + words(job.error().code());
    }
    if (result == null) {
      return state(job);
    }
    return result.solved() ? "solved" : "not solved";
  }

  /** A constant of the contract as words; one this client does not know reads as null. */
  static String words(Object constant) {
    return constant == null ? UNKNOWN : constant.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
