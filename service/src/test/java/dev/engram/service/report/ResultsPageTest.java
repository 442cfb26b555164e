package dev.engram.service.report;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tables of docs/results.md that have a file say what it does, and leave nothing of it out. */
class ResultsPageTest {

  private static final Path DOCS = Path.of("..", "docs");

  /** A table, and before it in a comment the file of its points and the part of the sweep. */
  private static final Pattern TABLE = Pattern.compile("<!-- (\\S+\\.csv), (.+?) -->\\n((?:\\|.*\\n)+)");

  /** A table, and before it the file of the evaluations. */
  private static final Pattern LENGTHS = Pattern.compile("<!-- (\\S+\\.json) -->\\n((?:\\|.*\\n)+)");

  /** Between the fields of a file, of which those with commas are quoted. */
  private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
  private static final Pattern LINK = Pattern.compile("]\\((results/[^)]+)\\)");

  @TestFactory
  List<DynamicTest> tablesAreTheirCurves() throws IOException {
    List<MatchResult> tables = TABLE.matcher(page()).results().toList();
    assertThat(tables).hasSize(10);
    return tables.stream()
        .map(table -> DynamicTest.dynamicTest(table.group(1) + ", " + table.group(2),
            () -> assertThat(shown(table.group(3))).containsExactlyInAnyOrderElementsOf(
                points(table.group(1)).stream()
                    .filter(point -> column(point, "part").equals(table.group(2)))
                    .map(ResultsPageTest::asShown)
                    .toList())))
        .toList();
  }

  @TestFactory
  List<DynamicTest> otherLengthsAreTheirEvaluations() throws IOException {
    List<MatchResult> tables = LENGTHS.matcher(page()).results().toList();
    assertThat(tables).hasSize(4);
    return tables.stream()
        .map(table -> DynamicTest.dynamicTest(table.group(1),
            () -> assertThat(accuracies(table.group(2))).isEqualTo(evaluated(table.group(1)))))
        .toList();
  }

  @Test
  void noPartIsMissingAndNoRunIsLeftOut() throws IOException {
    List<MatchResult> tables = TABLE.matcher(page()).results().toList();
    Map<String, Set<String>> shown = tables.stream()
        .collect(groupingBy(table -> table.group(1), mapping(table -> table.group(2), toSet())));
    assertThat(shown).hasSize(4);
    for (String file : shown.keySet()) {
      assertThat(points(file)).as(file)
          .allSatisfy(point -> assertThat(point).containsEntry("n", "5")
              .containsEntry("nPending", "0")
              .containsEntry("nFailed", "0"))
          .extracting(point -> column(point, "part"))
          .containsOnly(shown.get(file).toArray(String[]::new));
    }
  }

  @Test
  void everyFileThatIsLinkedIsThere() throws IOException {
    assertThat(LINK.matcher(page()).results().map(link -> DOCS.resolve(link.group(1)))).hasSizeGreaterThan(4)
        .allSatisfy(file -> assertThat(file).isNotEmptyFile());
  }

  private static String page() throws IOException {
    return Files.readString(DOCS.resolve("results.md"));
  }

  /** What a row of the page says that its point does too. */
  private static Map<String, String> asShown(Map<String, String> point) {
    Map<String, String> shown = new HashMap<>();
    shown.put("cell", (column(point, "cell") + " " + column(point, "variant")).strip());
    shown.put("T", figure(point, "length", "%,.0f"));
    shown.put("rate", new BigDecimal(column(point, "learningRate")).stripTrailingZeros().toPlainString());
    shown.put("n", column(point, "n"));
    shown.put("mean", figure(point, "mean", "%.4f"));
    shown.put("95 % interval", figure(point, "ci95Low", "[%.4f, ") + figure(point, "ci95High", "%.4f]"));
    shown.put("solved", column(point, "solved") + "/" + column(point, "n"));
    shown.put("steps", figure(point, "medianStepsToSolve", "%,.0f"));
    shown.put("seconds", figure(point, "meanSeconds", "%,.0f"));
    return shown;
  }

  private static String figure(Map<String, String> point, String column, String format) {
    String value = column(point, column);
    return value.isEmpty() ? "–" : String.format(Locale.ROOT, format, Double.parseDouble(value));
  }

  private static String column(Map<String, String> point, String column) {
    return requireNonNull(point.get(column), column);
  }

  /** Rows without the columns that the curve does not have. */
  private static List<Map<String, String>> shown(String table) {
    List<String> lines = table.lines().toList();
    List<String> columns = cells(lines.getFirst());
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(2, lines.size())) {
      rows.add(row(columns, cells(line)));
    }
    rows.forEach(row -> row.remove("stands against"));
    return rows;
  }

  /** By "cell, trained at T, evaluated at T" the mean over the runs, and the least of them. */
  private static Map<String, String> accuracies(String table) {
    Map<String, String> accuracies = new TreeMap<>();
    for (Map<String, String> row : shown(table)) {
      String trained = row.remove("cell") + ", " + row.remove("trained at");
      row.forEach((length, accuracy) -> accuracies.put(trained + ", " + length, accuracy));
    }
    return accuracies;
  }

  private static Map<String, String> evaluated(String file) {
    Map<String, List<Double>> runs = new TreeMap<>();
    for (JsonNode item : new JsonMapper().readTree(DOCS.resolve(file)).path("items")) {
      JsonNode evaluation = item.path("evaluation");
      String key = String.format(Locale.ROOT, "%s, %,d, %,d", item.path("cell").stringValue(),
          item.path("trainedLength").intValue(), evaluation.path("length").intValue());
      assertThat(evaluation.path("sampleSize").intValue()).isEqualTo(2000);
      runs.computeIfAbsent(key, point -> new ArrayList<>()).add(evaluation.path("accuracy").doubleValue());
    }
    assertThat(runs.values()).allSatisfy(seeds -> assertThat(seeds).hasSize(5));
    Map<String, String> accuracies = new TreeMap<>();
    runs.forEach((point, seeds) -> {
      DoubleSummaryStatistics all = seeds.stream().mapToDouble(Double::doubleValue).summaryStatistics();
      accuracies.put(point, String.format(Locale.ROOT, "%.4f, %.4f", all.getAverage(), all.getMin()));
    });
    return accuracies;
  }

  private static List<String> cells(String line) {
    return Pattern.compile("\\|")
        .splitAsStream(line.substring(1, line.lastIndexOf('|')))
        .map(String::strip)
        .toList();
  }

  private static List<Map<String, String>> points(String file) throws IOException {
    List<String> lines = Files.readAllLines(DOCS.resolve(file));
    List<String> columns = fields(lines.getFirst());
    return lines.stream().skip(1).map(line -> row(columns, fields(line))).toList();
  }

  private static List<String> fields(String line) {
    return Arrays.stream(COMMA.split(line, -1)).map(field -> field.replaceAll("^\"|\"$", "")).toList();
  }

  private static Map<String, String> row(List<String> columns, List<String> values) {
    assertThat(values).hasSameSizeAs(columns);
    Map<String, String> row = new HashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      row.put(columns.get(column), values.get(column));
    }
    return row;
  }
}
