package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Java as a person pastes it into jshell. */
final class JavaShell {

  private static final List<String> IMPORTED_BY_JSHELL = List.of("import java.util.*;");

  private JavaShell() {}

  /** Fails where a part of it does not compile, or throws. */
  static void run(String java) {
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      IMPORTED_BY_JSHELL.forEach(shell::eval);
      for (String snippet : snippets(shell, java)) {
        for (SnippetEvent event : shell.eval(snippet)) {
          assertThat(event.exception()).as(snippet).isNull();
          assertThat(shell.diagnostics(event.snippet()).map(problem -> problem.getMessage(null))).as(snippet).isEmpty();
        }
      }
    }
  }

  private static List<String> snippets(JShell shell, String java) {
    Stream.Builder<String> snippets = Stream.builder();
    String rest = java;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      assertThat(next.source()).as("complete: " + rest).isNotNull();
      snippets.add(next.source());
      rest = next.remaining();
    }
    return snippets.build().toList();
  }
}
