package dev.engram.cli;

import dev.engram.api.JobValidation;
import dev.engram.api.SweepValidation;
import dev.engram.cli.progress.JobText;
import dev.engram.cli.terminal.Figures;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a valid spec would become and cost, for people. */
final class ValidationText {

  private ValidationText() {}

  static List<String> lines(JobValidation validation) {
    return List.of(
        "The job is valid: " + JobText.cell(validation.spec()) + " at T = " + JobText.length(validation.spec()) + ".",
        "parameters  " + Figures.count(validation.parameterCount().total()) + " ("
            + validation.parameterCount().formula()
            + ")",
        "memory      about " + Figures.bytes(validation.estimatedMemoryBytes()),
        "time        " + time(validation.estimatedSeconds()),
        "sequences   " + validation.distinctSequences() + " distinct");
  }

  static List<String> lines(SweepValidation validation) {
    return List.of(
        "The sweep is valid.",
        "jobs  " + Figures.count(validation.jobs()),
        "time  " + time(validation.estimatedSeconds()));
  }

  private static String time(@Nullable Double seconds) {
    return seconds == null
        ? "not known before this service has trained something like it"
        : "at most about " + Figures.duration(Duration.ofMillis(Math.round(seconds * 1000)));
  }
}
