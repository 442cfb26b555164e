package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.deploy.PrometheusRule.Rule;
import dev.engram.service.deploy.Promtool.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The alerts come when they have to and not otherwise, and KEDA's query counts the work: as Prometheus computes them. */
class AlertsTest {

  private static final Path STORIES = Path.of("src", "test", "resources", "deploy", "stories.yaml");
  private static final Pattern TOLD = Pattern.compile("(?m)^ *alertname: (\\w+)$");
  private static final Pattern COMES = Pattern.compile("alertname: (\\w+)\\n *exp_alerts:\\n");

  @TempDir
  private Path folder;

  private final List<Rule> rules = Installation.of("example")
      .all(PrometheusRule.class)
      .getFirst()
      .spec()
      .groups()
      .getFirst()
      .rules();

  @BeforeEach
  void writeTheRulesAsPrometheusReadsThem() throws IOException {
    String query = Query.all().stream().filter(one -> one.by().equals("KEDA")).findFirst().orElseThrow().text();
    List<Object> alerts = List.copyOf(rules.stream().map(AlertsTest::asPrometheusReadsIt).toList());
    Map<String, Object> work = Map.of("name", "scaling", "rules", List.of(Map.of("record", "work", "expr", query)));
    String json = JsonMapper.shared()
        .writeValueAsString(
            Map.of("groups", List.of(Map.of("name", "engram", "rules", alerts), work)));
    Files.writeString(folder.resolve("rules.yaml"), json);
    Files.copy(STORIES, folder.resolve("stories.yaml"));
  }

  private static Map<String, Object> asPrometheusReadsIt(Rule rule) {
    Map<String, Object> fields = new LinkedHashMap<>(Map.of("alert", rule.alert(), "expr", rule.expr(), "labels",
        rule.labels(), "annotations", rule.annotations()));
    if (rule.lasting() != null) {
      fields.put("for", rule.lasting());
    }
    return fields;
  }

  private Verdict promtool(String task, String of, String file) throws IOException, InterruptedException {
    String program = Promtool.need("promtool").toString();
    Process process = new ProcessBuilder(program, task, of, file).directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Verdict(process.waitFor() == 0, said);
  }

  @Test
  void prometheusUnderstandsThem() throws IOException, InterruptedException {
    Verdict verdict = promtool("check", "rules", "rules.yaml");

    assertThat(verdict.content()).as(verdict.said()).isTrue();
  }

  @Test
  void theStoriesGoAsTheyAreTold() throws IOException, InterruptedException {
    Verdict verdict = promtool("test", "rules", "stories.yaml");

    assertThat(verdict.content()).as(verdict.said()).isTrue();
  }

  @Test
  void aStoryThatGoesOtherwiseIsFound() throws IOException, InterruptedException {
    Path stories = folder.resolve("stories.yaml");
    Files.writeString(stories, Files.readString(stories).replaceFirst("severity: critical", "severity: none"));

    assertThat(promtool("test", "rules", "stories.yaml").content()).isFalse();
  }

  @Test
  void eachAlertHasAStoryInWhichItComes() throws IOException {
    String stories = Files.readString(STORIES);
    List<String> come = COMES.matcher(stories).results().map(found -> found.group(1)).toList();

    assertThat(come).containsAll(rules.stream().map(Rule::alert).toList());
    assertThat(TOLD.matcher(stories).results().map(found -> found.group(1)))
        .as("a story of an alert that is not there proves nothing")
        .isSubsetOf(rules.stream().map(Rule::alert).toList());
  }

  @Test
  void eachSaysHowBadItIsAndWhatToDo() {
    assertThat(rules).isNotEmpty().allSatisfy(rule -> {
      assertThat(rule.labels().get("severity")).isIn("critical", "warning");
      assertThat(rule.annotations()).containsOnlyKeys("summary", "description");
    });
  }
}
