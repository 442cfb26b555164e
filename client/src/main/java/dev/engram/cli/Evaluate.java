package dev.engram.cli;

import dev.engram.api.CurvePoint;
import dev.engram.api.Evaluation;
import dev.engram.api.EvaluationRequest;
import dev.engram.api.EvaluationState;
import dev.engram.cli.curve.SweepEvaluation;
import dev.engram.cli.terminal.Figures;
import dev.engram.cli.terminal.Table;
import dev.engram.client.EngramClient;
import dev.engram.client.EvaluationsApi;
import dev.engram.client.SweepDocuments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code engram evaluate}. */
@Command(name = "evaluate", description = {
    "Measures how accurate trained cells are at other lengths.",
    "A worker does, on sequences that they were not trained or chosen by: a job's cell, or all of a sweep."},
    footer = {"  engram evaluate job_1 25 50 100", "  engram evaluate job_1 50 --sample-size 100000 --json",
        "  engram evaluate swp_1 1000 --part curve"})
final class Evaluate implements Callable<Integer> {

  /** The service bounds what an evaluation may cost, to most of an hour; others may be before it. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Shell shell;

  @Parameters(index = "0", paramLabel = "ID", description = "The job or the sweep.")
  private String id = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "LENGTH", description = "T of the palindromes.")
  private List<Integer> lengths = List.of();

  @Option(names = "--sample-size", paramLabel = "N", description = "How many of each length (default 10,000).")
  private @Nullable Integer sampleSize;

  @Option(names = "--part", paramLabel = "NAME", description = "Only the runs of this part of the sweep.")
  private @Nullable String part;

  @Mixin
  private final ServiceOptions service = new ServiceOptions();

  Evaluate(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (EngramClient client = service.connect(shell)) {
      return Target.of(client, id) instanceof SweepTarget ? ofSweep(client) : ofJob(client.jobs().evaluations(id));
    }
  }

  private int ofJob(EvaluationsApi evaluations) {
    if (part != null) {
      throw new UsageException("--part is for a sweep; " + id + " is a job");
    }
    List<Evaluation> ended = evaluate(evaluations);
    service.print(shell, () -> document(evaluations, ended), () -> text(ended));
    return exitCode(ended);
  }

  /** One run after the other, so that its evaluations are all that is in the queue. */
  private int ofSweep(EngramClient client) {
    SweepDocuments sweeps = client.sweeps().documents();
    List<CurvePoint> points = sweeps.toCurve(sweeps.curve(id, part)).points();
    List<SweepEvaluation> all = new ArrayList<>();
    for (CurvePoint point : points) {
      for (CurvePoint.Value run : point.values()) {
        if (!run.diverged()) {
          evaluate(client.jobs().evaluations(run.jobId()))
              .forEach(ended -> all.add(new SweepEvaluation(point, run, ended)));
        }
      }
    }
    List<Evaluation> ended = all.stream().map(SweepEvaluation::evaluation).toList();
    service.print(shell, () -> document(client, all), () -> {
      tellFailures(ended);
      int diverged = points.stream().mapToInt(CurvePoint::nDiverged).sum();
      if (diverged > 0) {
        shell.err().println("Runs that diverged, and are left out: " + diverged + ".");
      }
      return SweepEvaluation.table(all).lines(shell.outTerminal().get());
    });
    return exitCode(ended);
  }

  private static JsonNode document(EngramClient client, List<SweepEvaluation> all) {
    return ListOptions.document(all.stream()
        .map(one -> one.toDocument(
            client.jobs().evaluations(one.run().jobId()).getDocument(one.evaluation().id())))
        .toList());
  }

  private List<Evaluation> evaluate(EvaluationsApi evaluations) {
    List<Evaluation> asked = lengths.stream()
        .map(length -> evaluations.create(new EvaluationRequest(length, sampleSize)))
        .toList();
    return asked.stream().map(one -> evaluations.await(one.id(), PATIENCE, now -> {})).toList();
  }

  private static int exitCode(List<Evaluation> ended) {
    boolean succeeded = ended.stream().allMatch(one -> one.state() == EvaluationState.SUCCEEDED);
    return succeeded ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static JsonNode document(EvaluationsApi evaluations, List<Evaluation> ended) {
    return ListOptions.document(ended.stream().map(one -> evaluations.getDocument(one.id())).toList());
  }

  private List<String> text(List<Evaluation> ended) {
    Table table = Table.of(">T", ">sequences", ">accuracy", "95 % interval", ">loss");
    for (Evaluation one : ended) {
      table.add("" + one.length(), Figures.count(one.sampleSize()), share(one.accuracy()), interval(one.ci95()),
          one.loss() == null ? "-" : Figures.loss(one.loss()));
    }
    tellFailures(ended);
    return table.lines(shell.outTerminal().get());
  }

  private void tellFailures(List<Evaluation> ended) {
    ended.stream()
        .filter(one -> one.error() != null)
        .map(one -> "%s, T = %d: %s".formatted(one.jobId(), one.length(), one.error()))
        .forEach(shell.err()::println);
  }

  private static String interval(@Nullable List<Double> ci95) {
    return ci95 == null ? "-" : Figures.interval(ci95);
  }

  private static String share(@Nullable Double share) {
    return share == null ? "-" : Figures.share(share);
  }
}
