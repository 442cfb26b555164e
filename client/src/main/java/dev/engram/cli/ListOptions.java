package dev.engram.cli;

import dev.engram.cli.terminal.Table;
import dev.engram.client.Listing;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How much of a list is shown. */
final class ListOptions {

  private static final int LARGEST_PAGE = 1000;

  @Option(names = "--limit", paramLabel = "N", description = "How many at most (default ${DEFAULT-VALUE}).")
  private int limit = 20;

  int pageSize() {
    if (limit < 1) {
      throw new UsageException("--limit is " + limit + "; it has to be at least 1");
    }
    return Math.min(limit, LARGEST_PAGE);
  }

  /**
   * Prints the first ones.
   *
   * @param json as one document, else as a table
   * @param things what they are, in the plural
   */
  void print(Shell shell, boolean json, Listing<JsonNode> listing, String things,
      Function<List<JsonNode>, Table> table) {
    List<JsonNode> first = listing.stream().limit(limit).toList();
    if (json) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      document.putArray("items").addAll(first);
      shell.printJson(document);
    } else if (first.isEmpty()) {
      shell.err().println("There are no such " + things + ".");
    } else {
      table.apply(first).lines().forEach(shell.out()::println);
    }
  }
}
