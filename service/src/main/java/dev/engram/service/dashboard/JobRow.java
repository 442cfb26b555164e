package dev.engram.service.dashboard;

import dev.engram.api.Job;
import dev.engram.api.JobAction;
import dev.engram.api.JobState;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.TaskSpec;
import dev.engram.service.report.page.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A job as a line of a table, and as the head of its page. */
public record JobRow(Job job) {

  private static final String PI = "314159265358979323846264338327950288419716939937510";

  public String id() {
    return job.id();
  }

  public String name() {
    return Objects.requireNonNullElse(job.spec().name(), job.id());
  }

  public String cell() {
    return Objects.requireNonNull(job.spec().cell()).type();
  }

  /** T. */
  public int length() {
    TaskSpec task = Objects.requireNonNull(job.spec().task());
    return switch (task) {
      case PalindromeSpec palindrome -> Objects.requireNonNull(palindrome.length());
    };
  }

  /** Digits to ask the cell for the next of: a palindrome of the length that it was trained at, without its last. */
  public String example() {
    int length = length();
    StringBuilder digits = new StringBuilder();
    for (int place = 0; place < length - 1; place++) {
      int mirrored = Math.min(place, length - 1 - place);
      digits.append(PI.charAt(mirrored % PI.length()));
    }
    return digits.toString();
  }

  /** Of the result, or else the best so far. */
  public @Nullable Double accuracy() {
    if (job.result() != null) {
      return job.result().accuracy();
    }
    return job.best() == null ? null : job.best().accuracy();
  }

  public String whereAccuracyIsFrom() {
    if (job.result() != null) {
      return "on %s fresh sequences, 95 %% interval %s".formatted(Numbers.count(job.result().sampleSize()),
          Numbers.interval(job.result().ci95()));
    }
    return job.best() == null ? "no evaluation yet" : "best validation accuracy so far";
  }

  /** Running, and how: what its worker does at the moment counts only while it has one. */
  public String standing() {
    String state = job.state().name().toLowerCase(Locale.ROOT);
    return job.state() == JobState.RUNNING && job.phase() != null
        ? job.phase().name().toLowerCase(Locale.ROOT)
        : state;
  }

  /** Of its work, which one that has learned has done whatever steps it was allowed. */
  public double fraction() {
    return job.state() == JobState.SUCCEEDED ? 1 : job.progress().fraction();
  }

  /**
   * A button.
   *
   * @param path behind the job's own
   * @param question what must be answered first; null: nothing
   */
  public record Button(JobAction action, String path, String name, @Nullable String question) {}

  /** One for each action that is allowed. */
  public List<Button> buttons() {
    return job.allowedActions().stream().map(this::button).toList();
  }

  private Button button(JobAction action) {
    return switch (action) {
      case CANCEL -> job.state() == JobState.CANCELLING
          ? new Button(action, "cancel?force=true", "Cancel at once", "Not wait for its last checkpoint?")
          : new Button(action, "cancel", "Cancel", "Cancel this job? What it has measured stays.");
      case PAUSE -> new Button(action, "pause", "Pause", null);
      case RESUME -> new Button(action, "resume", "Resume", null);
    };
  }

  /** The best ones are in the first checkpoint after an evaluation. */
  public boolean hasWeights() {
    return job.checkpointsDeletedAt() == null && (job.result() != null
        || job.best() != null
            && job.progress().step() >= Objects.requireNonNull(job.spec().checkpointEverySteps()));
  }

  /** What is left of it, or what it took. */
  public String time() {
    return switch (job.state()) {
      case QUEUED -> job.queuePosition() == null ? "waits" : "%s in the queue".formatted(place(job.queuePosition()));
      case RUNNING, PAUSING, CANCELLING -> job.progress().etaSeconds() == null
          ? "–"
          : Numbers.seconds(job.progress().etaSeconds()) + " left";
      case PAUSED -> "rests";
      case SUCCEEDED, STOPPED, FAILED, CANCELLED -> "took " + Numbers.seconds(job.runningSeconds());
    };
  }

  private static String place(int position) {
    int tens = position % 100;
    String ending = tens >= 11 && tens <= 13 ? "th" : switch (position % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
    return position + ending;
  }
}
