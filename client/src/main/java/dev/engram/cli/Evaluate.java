package dev.engram.cli;

import dev.engram.api.Evaluation;
import dev.engram.api.EvaluationRequest;
import dev.engram.api.EvaluationState;
import dev.engram.cli.terminal.Figures;
import dev.engram.cli.terminal.Table;
import dev.engram.client.EngramClient;
import dev.engram.client.EvaluationsApi;
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
@Command(name = "evaluate", description = {"Measures how accurate a trained cell is at other lengths.",
    "A worker does, on sequences that the cell was not trained or chosen by."},
    footer = {"  engram evaluate job_1 25 50 100", "  engram evaluate job_1 50 --sample-size 100000 --json"})
final class Evaluate implements Callable<Integer> {

  /** The service bounds what an evaluation may cost, to most of an hour; others may be before it. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Shell shell;

  @Parameters(index = "0", paramLabel = "ID", description = "The job.")
  private String id = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "LENGTH", description = "T of the palindromes.")
  private List<Integer> lengths = List.of();

  @Option(names = "--sample-size", paramLabel = "N", description = "How many of each length (default 10,000).")
  private @Nullable Integer sampleSize;

  @Mixin
  private final ServiceOptions service = new ServiceOptions();

  Evaluate(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (EngramClient client = service.connect(shell)) {
      EvaluationsApi evaluations = client.jobs().evaluations(id);
      List<Evaluation> asked = lengths.stream()
          .map(length -> evaluations.create(new EvaluationRequest(length, sampleSize)))
          .toList();
      List<Evaluation> ended = asked.stream()
          .map(evaluation -> evaluations.await(evaluation.id(), PATIENCE, now -> {}))
          .toList();
      service.print(shell, () -> document(evaluations, ended), () -> text(ended));
      boolean succeeded = ended.stream().allMatch(one -> one.state() == EvaluationState.SUCCEEDED);
      return succeeded ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private static JsonNode document(EvaluationsApi evaluations, List<Evaluation> ended) {
    return ListOptions.document(ended.stream().map(one -> evaluations.getDocument(one.id())).toList());
  }

  private List<String> text(List<Evaluation> ended) {
    Table table = Table.of(">T", ">sequences", ">accuracy", "95 % interval", ">loss");
    List<String> failures = new ArrayList<>();
    for (Evaluation one : ended) {
      table.add("" + one.length(), Figures.count(one.sampleSize()), share(one.accuracy()), interval(one.ci95()),
          one.loss() == null ? "-" : Figures.loss(one.loss()));
      if (one.error() != null) {
        failures.add("T = " + one.length() + ": " + one.error());
      }
    }
    failures.forEach(shell.err()::println);
    return table.lines(shell.outTerminal().get());
  }

  private static String interval(@Nullable List<Double> ci95) {
    return ci95 == null ? "-" : Figures.interval(ci95);
  }

  private static String share(@Nullable Double share) {
    return share == null ? "-" : Figures.share(share);
  }
}
