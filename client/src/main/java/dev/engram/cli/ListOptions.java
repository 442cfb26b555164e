package dev.engram.cli;

import dev.engram.cli.terminal.Table;
import dev.engram.client.EngramClient;
import dev.engram.client.Listing;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Of which service a list is, and how much of it is shown. */
final class ListOptions {

  private static final int LARGEST_PAGE = 1000;

  @Option(names = "--limit", paramLabel = "N", description = "How many at most (default ${DEFAULT-VALUE}).")
  private int limit = 20;

  @Mixin
  private final ServiceOptions service = new ServiceOptions();

  EngramClient connect(Shell shell) {
    return service.connect(shell);
  }

  int pageSize() {
    if (limit < 1) {
      throw new UsageException("--limit is " + limit + "; it has to be at least 1");
    }
    return Math.min(limit, LARGEST_PAGE);
  }

  /**
   * Prints the first ones, as one document or as a table.
   *
   * @param things what they are, in the plural
   */
  void print(Shell shell, Listing<JsonNode> listing, String things, Function<List<JsonNode>, Table> table) {
    List<JsonNode> first = listing.stream().limit(limit).toList();
    service.print(shell, () -> document(first), () -> {
      if (first.isEmpty()) {
        shell.err().println("There are no such " + things + ".");
        return List.of();
      }
      return table.apply(first).lines(shell.outTerminal().get());
    });
  }

  /** Prints what is no list, in the form asked for. */
  void printOne(Shell shell, JsonNode document, Supplier<List<String>> text) {
    service.print(shell, () -> document, text);
  }

  /** A list as the API writes it. */
  static JsonNode document(List<JsonNode> items) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putArray("items").addAll(items);
    return document;
  }
}
