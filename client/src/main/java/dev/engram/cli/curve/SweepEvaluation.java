package dev.engram.cli.curve;

import dev.engram.api.CurvePoint;
import dev.engram.api.Evaluation;
import dev.engram.cli.terminal.Figures;
import dev.engram.cli.terminal.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A run of a sweep at another length. */
public record SweepEvaluation(Run run, Evaluation evaluation) {

  /** @param point where it stands */
  public record Run(CurvePoint point, CurvePoint.Value value) {}

  private record Row(CurvePoint point, int length) {}

  /** A row a point and length: what was trained, and how all its runs do there. */
  public static Table table(List<SweepEvaluation> all) {
    Map<Row, List<SweepEvaluation>> rows = new LinkedHashMap<>();
    all.forEach(one -> rows.computeIfAbsent(new Row(one.run.point, one.evaluation.length()), row -> new ArrayList<>())
        .add(one));
    Table table = Table.of("part", "cell", "variant", ">trained at", ">rate", ">T", ">n", ">mean", ">least");
    rows.forEach((row, runs) -> {
      List<Double> accuracies = runs.stream().flatMap(one -> Stream.ofNullable(one.evaluation.accuracy())).toList();
      table.add(row.point.part(), row.point.cell(), row.point.variant().isEmpty() ? "-" : row.point.variant(),
          "" + row.point.length(),
          CurveText.rate(row.point.learningRate()), "" + row.length, "" + accuracies.size(),
          accuracies.isEmpty() ? "-" : Figures.share(mean(accuracies)),
          accuracies.isEmpty() ? "-" : Figures.share(accuracies.stream().min(Double::compare).orElseThrow()));
    });
    return table;
  }

  /**
   * With what it is of.
   *
   * @param document of the evaluation, as the service has it
   */
  public JsonNode toDocument(JsonNode document) {
    CurvePoint point = run.point;
    return JsonNodeFactory.instance.objectNode()
        .put("part", point.part())
        .put("cell", point.cell())
        .put("variant", point.variant())
        .put("trainedLength", point.length())
        .put("learningRate", point.learningRate())
        .put("seed", run.value.seed())
        .set("evaluation", document);
  }

  private static double mean(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
