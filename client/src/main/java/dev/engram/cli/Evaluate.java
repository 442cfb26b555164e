package dev.engram.cli;

import static java.util.Objects.requireNonNull;

import dev.engram.api.CurvePoint;
import dev.engram.api.Evaluation;
import dev.engram.api.EvaluationRequest;
import dev.engram.cli.EvaluationsInTurn.Outcome;
import dev.engram.cli.EvaluationsInTurn.Wanted;
import dev.engram.cli.curve.SweepEvaluation;
import dev.engram.cli.progress.ProgressView;
import dev.engram.cli.progress.Standing;
import dev.engram.cli.terminal.Figures;
import dev.engram.cli.terminal.Table;
import dev.engram.client.EngramClient;
import dev.engram.client.EvaluationsApi;
import dev.engram.client.SweepDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
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
    List<Outcome> outcomes = EvaluationsInTurn.evaluate(wanted(evaluations).toList(), ended -> {});
    List<Evaluation> ended = outcomes.stream().map(Outcome::orThrow).toList();
    tellFailures(ended);
    service.print(shell, () -> document(evaluations, ended), () -> text(ended));
    return exitCode(outcomes);
  }

  private int ofSweep(EngramClient client) {
    SweepDocuments sweeps = client.sweeps().documents();
    List<CurvePoint> points = sweeps.toCurve(sweeps.curve(id, part)).points();
    List<SweepEvaluation.Run> runs = points.stream()
        .flatMap(point -> point.values().stream().map(value -> new SweepEvaluation.Run(point, value)))
        .filter(run -> !run.value().diverged())
        .toList();
    tellLeftOut("diverged", points, CurvePoint::nDiverged);
    tellLeftOut("failed", points, CurvePoint::nFailed);
    tellLeftOut("have not ended", points, CurvePoint::nPending);
    if (runs.isEmpty()) {
      shell.err().println("There is no cell to evaluate.");
      return ExitCode.FAILED;
    }
    List<Outcome> outcomes = evaluate(client, runs);
    List<SweepEvaluation> all = evaluations(runs, outcomes);
    tellFailures(all.stream().map(SweepEvaluation::evaluation).toList());
    service.print(shell, () -> document(client, all),
        () -> SweepEvaluation.table(all).lines(shell.outTerminal().get()));
    return exitCode(outcomes);
  }

  private void tellLeftOut(String why, List<CurvePoint> points, ToIntFunction<CurvePoint> count) {
    int runs = points.stream().mapToInt(count).sum();
    if (runs > 0) {
      shell.err().println("Left out: %d that %s.".formatted(runs, why));
    }
  }

  private List<Outcome> evaluate(EngramClient client, List<SweepEvaluation.Run> runs) {
    List<Wanted> wanted = runs.stream()
        .flatMap(run -> wanted(client.jobs().evaluations(run.value().jobId())))
        .toList();
    ProgressView view = shell.progress(Follower.PLAIN_INTERVAL);
    return EvaluationsInTurn.evaluate(wanted, outcomes -> {
      int succeeded = (int) outcomes.stream().filter(Outcome::succeeded).count();
      view.show(List.of(Standing.ofEvaluations(id, outcomes.size(), succeeded, wanted.size())));
    });
  }

  /** Those that there are; of the others it tells why not. */
  private List<SweepEvaluation> evaluations(List<SweepEvaluation.Run> runs, List<Outcome> outcomes) {
    List<SweepEvaluation> evaluations = new ArrayList<>();
    for (int index = 0; index < outcomes.size(); index++) {
      SweepEvaluation.Run run = runs.get(index / lengths.size());
      Outcome outcome = outcomes.get(index);
      if (outcome.evaluation() != null) {
        evaluations.add(new SweepEvaluation(run, outcome.evaluation()));
      } else {
        tellFailure(run.value().jobId(), lengths.get(index % lengths.size()),
            requireNonNull(outcome.refusal()).getMessage());
      }
    }
    return evaluations;
  }

  private static JsonNode document(EngramClient client, List<SweepEvaluation> all) {
    return ListOptions.document(all.stream()
        .map(one -> one.toDocument(
            client.jobs().evaluations(one.run().value().jobId()).getDocument(one.evaluation().id())))
        .toList());
  }

  private Stream<Wanted> wanted(EvaluationsApi evaluations) {
    return lengths.stream().map(length -> new Wanted(evaluations, new EvaluationRequest(length, sampleSize)));
  }

  private static int exitCode(List<Outcome> outcomes) {
    return outcomes.stream().allMatch(Outcome::succeeded) ? ExitCode.DONE : ExitCode.FAILED;
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
    return table.lines(shell.outTerminal().get());
  }

  private void tellFailures(List<Evaluation> ended) {
    ended.stream()
        .filter(one -> one.error() != null)
        .forEach(one -> tellFailure(one.jobId(), one.length(), one.error()));
  }

  private void tellFailure(String jobId, int length, @Nullable String reason) {
    shell.err().println("%s, T = %d: %s".formatted(jobId, length, reason));
  }

  private static String interval(@Nullable List<Double> ci95) {
    return ci95 == null ? "-" : Figures.interval(ci95);
  }

  private static String share(@Nullable Double share) {
    return share == null ? "-" : Figures.share(share);
  }
}
