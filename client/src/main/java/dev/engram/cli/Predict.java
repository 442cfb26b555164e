package dev.engram.cli;

import static java.util.Objects.requireNonNullElse;

import dev.engram.api.PredictionRequest;
import dev.engram.api.Predictions;
import dev.engram.api.Predictions.Prediction;
import dev.engram.cli.terminal.Table;
import dev.engram.client.EngramClient;
import dev.engram.client.JobDocuments;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code engram predict}. */
@Command(name = "predict", description = "Asks a trained cell which digit comes next.",
    footer = {"  engram predict job_1 68284674764828", "  engram predict job_1 682846 123321 --json"})
final class Predict implements Callable<Integer> {

  private final Shell shell;

  @Parameters(index = "0", paramLabel = "ID", description = "The job.")
  private String id = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "DIGITS", description = "What the cell reads.")
  private List<String> sequences = List.of();

  @Mixin
  private final ServiceOptions service = new ServiceOptions();

  Predict(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (EngramClient client = service.connect(shell)) {
      JobDocuments jobs = client.jobs().documents();
      JsonNode answer = jobs.predict(id, JsonMapper.shared().writeValueAsBytes(new PredictionRequest(sequences)));
      service.print(shell, () -> answer, () -> table(jobs.toPredictions(answer)).lines(shell.outTerminal().get()));
      return ExitCode.DONE;
    }
  }

  private static Table table(Predictions predictions) {
    Table table = Table.of("sequence", ">next digit", ">probability", ">second", ">probability");
    for (Prediction prediction : predictions.predictions()) {
      int second = second(prediction);
      table.add(prediction.sequence(), "" + prediction.digit(), probability(prediction, prediction.digit()),
          "" + second, probability(prediction, second));
    }
    return table;
  }

  /** The most probable digit but one. */
  private static int second(Prediction prediction) {
    return IntStream.range(0, prediction.probabilities().size())
        .filter(digit -> digit != prediction.digit())
        .reduce((one, other) -> value(prediction, other) > value(prediction, one) ? other : one)
        .orElse(prediction.digit());
  }

  private static String probability(Prediction prediction, int digit) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * value(prediction, digit));
  }

  private static double value(Prediction prediction, int digit) {
    return requireNonNullElse(prediction.probabilities().get(digit), Double.NaN);
  }
}
