package dev.engram.cli;

import dev.engram.api.CurvePoint;
import dev.engram.api.Evaluation;
import dev.engram.api.EvaluationRequest;
import dev.engram.api.EvaluationState;
import dev.engram.cli.EvaluationsInTurn.Wanted;
import dev.engram.cli.curve.SweepEvaluation;
import dev.engram.cli.progress.ProgressView;
import dev.engram.cli.progress.Standing;
import dev.engram.cli.terminal.Figures;
import dev.engram.cli.terminal.Table;
import dev.engram.client.EngramClient;
import dev.engram.client.EvaluationsApi;
import dev.engram.client.SweepDocuments;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);

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
    List<Evaluation> ended = EvaluationsInTurn.evaluate(wanted(evaluations).toList(), done -> {});
    service.print(shell, () -> document(evaluations, ended), () -> text(ended));
    return exitCode(ended);
  }

  private int ofSweep(EngramClient client) {
    SweepDocuments sweeps = client.sweeps().documents();
    List<CurvePoint> points = sweeps.toCurve(sweeps.curve(id, part)).points();
    List<SweepEvaluation.Run> runs = points.stream()
        .flatMap(point -> point.values().stream().map(value -> new SweepEvaluation.Run(point, value)))
        .filter(run -> !run.value().diverged())
        .toList();
    List<SweepEvaluation> all = evaluate(client, runs);
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
            client.jobs().evaluations(one.run().value().jobId()).getDocument(one.evaluation().id())))
        .toList());
  }

  private List<SweepEvaluation> evaluate(EngramClient client, List<SweepEvaluation.Run> runs) {
    List<Wanted> wanted = runs.stream()
        .flatMap(run -> wanted(client.jobs().evaluations(run.value().jobId())))
        .toList();
    ProgressView view = ProgressView.on(shell.terminal().get(), shell.err(), 1, PLAIN_INTERVAL, shell.clock());
    List<Evaluation> ended = EvaluationsInTurn.evaluate(wanted,
        done -> view.show(List.of(Standing.ofEvaluations(id, done, wanted.size()))));
    return IntStream.range(0, ended.size())
        .mapToObj(index -> new SweepEvaluation(runs.get(index / lengths.size()), ended.get(index)))
        .toList();
  }

  private Stream<Wanted> wanted(EvaluationsApi evaluations) {
    return lengths.stream().map(length -> new Wanted(evaluations, new EvaluationRequest(length, sampleSize)));
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
