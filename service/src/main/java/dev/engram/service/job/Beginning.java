package dev.engram.service.job;

import dev.engram.api.Fingerprint;
import dev.engram.service.job.Checkpoints.Newest;
import dev.engram.service.job.LogLine.Level;
import dev.engram.service.job.Transition.Claim;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an attempt begins, in words. */
record Beginning(Claim claim, Newest newest) {

  /** For the history: all in one. */
  String message() {
    return Stream.concat(Stream.of(place()), warnings().stream()).collect(Collectors.joining("; "));
  }

  /** For the log, a line for each. */
  List<LogLine> log(int attempt) {
    List<LogLine> lines = new ArrayList<>();
    lines.add(new LogLine(Level.INFO, "attempt %d %s".formatted(attempt, place())));
    warnings().forEach(warning -> lines.add(new LogLine(Level.WARN, warning)));
    return lines;
  }

  private String place() {
    String device = "on " + claim.device();
    if (newest.loaded().isPresent()) {
      return device + ", from step %d".formatted(newest.step());
    }
    return newest.corrupt().isEmpty() ? device : device + ", from the first step";
  }

  private List<String> warnings() {
    return Stream.of(corrupt(), difference()).flatMap(Optional::stream).toList();
  }

  private Optional<String> corrupt() {
    return newest.corrupt().isEmpty()
        ? Optional.empty()
        : Optional.of("the checkpoint of step %s is corrupt and was skipped".formatted(newest.corrupt()
            .stream()
            .map(String::valueOf)
            .collect(Collectors.joining(" and that of step "))));
  }

  /** What may change the last bits of the result. */
  private Optional<String> difference() {
    return newest.loaded()
        .map(loaded -> different(loaded.stored().fingerprint(), claim.fingerprint()))
        .filter(parts -> !parts.isEmpty())
        .map("its fingerprint has another %s, so the end may differ in its last bits"::formatted);
  }

  private static String different(Fingerprint then, Fingerprint now) {
    return Arrays.stream(Fingerprint.class.getRecordComponents())
        .filter(part -> !Objects.equals(value(part, then), value(part, now)))
        .map(RecordComponent::getName)
        .collect(Collectors.joining(", "));
  }

  private static @Nullable Object value(RecordComponent part, Fingerprint fingerprint) {
    try {
      return part.getAccessor().invoke(fingerprint);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record", e);
    }
  }
}
