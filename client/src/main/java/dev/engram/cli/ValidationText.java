package dev.engram.cli;

import dev.engram.api.JobValidation;
import dev.engram.cli.progress.JobText;
import dev.engram.cli.terminal.Figures;
import java.time.Duration;
import java.util.List;

/** What a valid spec would become and cost, for people. */
final class ValidationText {

  private ValidationText() {}

  static List<String> lines(JobValidation validation) {
    Double seconds = validation.estimatedSeconds();
    return List.of(
        "The job is valid: " + JobText.cell(validation.spec()) + " at T = " + JobText.length(validation.spec()) + ".",
        "parameters  " + Figures.count(validation.parameterCount().total()) + " ("
            + validation.parameterCount().formula()
            + ")",
        "memory      about " + Figures.bytes(validation.estimatedMemoryBytes()),
        "time        " + (seconds == null
            ? "not known before this service has trained something"
            : "at most about " + Figures.duration(Duration.ofMillis(Math.round(seconds * 1000)))),
        "sequences   " + validation.distinctSequences() + " distinct");
  }
}
