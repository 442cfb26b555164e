package dev.engram.service.report.page;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.engram.api.Diagnostics;
import dev.engram.api.DiagnosticsSpec;
import dev.engram.service.job.Jobs;
import dev.engram.service.sweep.JobOfSweep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads the looks into the cells that show most. */
@Component
class ProbeReader {

  private static final int LOOKS_AT_ONCE = 500;

  private static final int BEFORE_ANY_STEP = -1;

  private final Jobs jobs;

  ProbeReader(Jobs jobs) {
    this.jobs = jobs;
  }

  private record Run(PartRuns part, JobOfSweep job) {

    int length() {
      return job.planned().length();
    }

    /** After how many evaluations it is looked into. */
    int interval() {
      Optional<DiagnosticsSpec> diagnostics = job.planned().spec().diagnostics();
      return diagnostics == null || diagnostics.isEmpty()
          ? Integer.MAX_VALUE
          : requireNonNullElse(diagnostics.get().everyEvaluations(), Integer.MAX_VALUE);
    }
  }

  /**
   * Of the parts that look after the fewest evaluations the one with the longest length, or of several such the first:
   * its cells of that length.
   */
  List<Probed> read(List<PartRuns> parts) {
    List<Run> mostTellingFirst = parts.stream()
        .flatMap(part -> part.jobs().stream().filter(job -> job.result() != null).map(job -> new Run(part, job)))
        .sorted(Comparator.comparingInt(Run::interval)
            .thenComparing(Comparator.comparingInt(Run::length).reversed()))
        .toList();
    List<Probed> probes = new ArrayList<>();
    Run first = null;
    for (Run run : mostTellingFirst) {
      if (first != null && (run.length() != first.length() || run.part() != first.part())) {
        continue;
      }
      List<Diagnostics> looks = looks(requireNonNull(run.job().jobId()));
      if (looks.size() > 1) {
        first = run;
        probes.add(new Probed(run.job().planned().cell(), run.part().series(run.job()), run.length(),
            requireNonNull(run.job().result()).solved(), looks));
      }
    }
    return probes;
  }

  private List<Diagnostics> looks(String jobId) {
    List<Diagnostics> looks = new ArrayList<>(jobs.keptDiagnostics(jobId, BEFORE_ANY_STEP, LOOKS_AT_ONCE));
    int more = looks.size();
    while (more == LOOKS_AT_ONCE) {
      List<Diagnostics> next = jobs.keptDiagnostics(jobId, looks.getLast().step(), LOOKS_AT_ONCE);
      looks.addAll(next);
      more = next.size();
    }
    return looks;
  }
}
