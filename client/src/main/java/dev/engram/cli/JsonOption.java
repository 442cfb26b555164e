package dev.engram.cli;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** In which of its two forms a result is printed: the JSON for programs, or text for people. */
final class JsonOption {

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  /**
   * Prints a result in the form asked for.
   *
   * @param document the one form, made only where it is wanted
   * @param text the lines of the other, likewise
   */
  void print(Shell shell, Supplier<JsonNode> document, Supplier<List<String>> text) {
    if (json) {
      shell.out().println(document.get().toPrettyString());
    } else {
      text.get().forEach(shell.out()::println);
    }
  }
}
