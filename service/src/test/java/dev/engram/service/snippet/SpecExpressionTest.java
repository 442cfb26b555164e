package dev.engram.service.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.JobSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java that is printed makes the spec that it was printed from; whatever field a record has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpecExpressionTest {

  private static final List<String> IMPORTS = List.of("import dev.engram.api.*;", "import java.time.*;",
      "import java.util.*;");

  private final JShell shell = JShell.builder().executionEngine("local").build();

  @BeforeAll
  void importWhatASnippetImports() {
    shell.addToClasspath(System.getProperty("java.class.path"));
    IMPORTS.forEach(shell::eval);
  }

  @AfterAll
  void close() {
    shell.close();
  }

  static Set<Class<?>> types() {
    return SampleSpecs.types();
  }

  @ParameterizedTest
  @MethodSource("types")
  void makesTheSpec(Class<?> type) {
    List<Record> specs = SampleSpecs.of(type);
    String java = specs.stream().map(spec -> SpecExpression.of(spec).laidOut(0, 0)).collect(Collectors.joining(",\n"));
    assertThat(evaluated(java)).as(java).isEqualTo(specs);
  }

  @Test
  void aBuilderBeginsWithAllThatTheSpecHas() {
    assertThat(SampleSpecs.of(JobSpec.class)).allSatisfy(
        spec -> assertThat(((JobSpec) spec).toBuilder().build()).isEqualTo(spec));
  }

  /** All at once: the shell takes its time for each statement. */
  private List<Object> evaluated(String java) {
    List<SnippetEvent> events = shell.eval("dev.engram.service.snippet.Evaluated.set(" + java + ");");
    assertThat(events).hasSize(1);
    assertThat(shell.diagnostics(events.getFirst().snippet()).map(problem -> problem.getMessage(null))).as(java)
        .isEmpty();
    assertThat(events.getFirst().exception()).as(java).isNull();
    return Evaluated.get();
  }
}
