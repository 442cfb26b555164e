package dev.engram.service.dashboard;

import static java.util.Objects.requireNonNull;

import dev.engram.api.JobState;
import dev.engram.service.report.page.Numbers;
import dev.engram.service.sweep.JobOfSweep;
import dev.engram.service.sweep.PlannedJob;
import dev.engram.service.sweep.PlannedJob.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The jobs of one part of a sweep in a grid: lengths from left to right, and a line for each cell, variant and rate. */
public record SweepGrid(String part, List<Integer> lengths, List<Line> lines) {

  /**
   * @param rate null: pilots have not chosen one yet
   * @param squares by length, those that there are
   */
  public record Line(String cell, String variant, @Nullable Double rate, boolean pilots,
      Map<Integer, List<Square>> squares) {

    public List<Square> at(int length) {
      return squares.getOrDefault(length, List.of());
    }

    /** The ids of the jobs of a length, as many as can be compared. */
    public List<String> jobs(int length) {
      return at(length).stream()
          .map(Square::jobId)
          .filter(Objects::nonNull)
          .map(Object::toString)
          .limit(ComparePage.MOST)
          .toList();
    }
  }

  /** A job. */
  public record Square(JobOfSweep job) {

    private static final int SHADES = 10;

    public @Nullable String jobId() {
      return job.state() == null ? null : job.jobId();
    }

    /** Its accuracy in shades of a colour, or what has become of it. */
    public String look() {
      if (job.state() == JobState.FAILED) {
        return "failed";
      }
      Double accuracy = accuracy();
      return accuracy == null ? "nothing" : "shade-" + Math.round(accuracy * SHADES) + (isOver() ? "" : " moving");
    }

    private boolean isOver() {
      return job.state() != null && job.state().terminal();
    }

    private @Nullable Double accuracy() {
      if (job.result() != null) {
        return job.result().accuracy();
      }
      return job.latest() == null ? null : job.latest().accuracy();
    }

    /** Such as {@code seed 3, running, accuracy 0.4312}. */
    public String text() {
      String state = job.state() == null ? (job.jobId() == null ? "waits" : "deleted") : name(job.state());
      return "seed %d, %s, accuracy %s".formatted(job.planned().spec().seed(), state, Numbers.share(accuracy()));
    }

    private static String name(JobState state) {
      return state.name().toLowerCase(Locale.ROOT);
    }
  }

  static List<SweepGrid> of(List<JobOfSweep> jobs) {
    return jobs.stream()
        .collect(Collectors.groupingBy(job -> job.planned().part(), LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(part -> part(part.getKey(), part.getValue()))
        .toList();
  }

  private static SweepGrid part(String name, List<JobOfSweep> jobs) {
    record Key(String cell, String variant, @Nullable Double rate, boolean pilots) {}
    Map<Key, Map<Integer, List<Square>>> lines = new LinkedHashMap<>();
    TreeSet<Integer> lengths = new TreeSet<>();
    for (JobOfSweep job : jobs) {
      PlannedJob planned = job.planned();
      lengths.add(planned.length());
      lines.computeIfAbsent(new Key(planned.cell(), planned.variant(), rate(planned), planned.role() == Role.PILOT),
          key -> new LinkedHashMap<>())
          .computeIfAbsent(planned.length(), length -> new ArrayList<>())
          .add(new Square(job));
    }
    return new SweepGrid(name, List.copyOf(lengths),
        lines.entrySet()
            .stream()
            .map(line -> new Line(line.getKey().cell(), line.getKey().variant(), line.getKey().rate(),
                line.getKey().pilots(), line.getValue()))
            .sorted(Comparator.comparing(Line::pilots)
                .thenComparing(Line::cell)
                .thenComparing(Line::variant)
                .thenComparing(Line::rate, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList());
  }

  private static @Nullable Double rate(PlannedJob planned) {
    return planned.role() == Role.UNDECIDED ? null : requireNonNull(planned.spec().optimizer()).learningRate();
  }
}
