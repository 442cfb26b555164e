package dev.engram.cli;

import dev.engram.client.EngramClient;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Which service, and how its answers are printed. */
final class ServiceOptions {

  @Mixin
  private final Connection connection = new Connection();

  @Mixin
  private final JsonOption json = new JsonOption();

  EngramClient connect(Shell shell) {
    return connection.connect(shell);
  }

  /** As {@link JsonOption} does. */
  void print(Shell shell, Supplier<JsonNode> document, Supplier<List<String>> text) {
    json.print(shell, document, text);
  }

  /** The command that follows a job or a sweep, ready to be pasted. */
  String watchCommand(Shell shell, String id) {
    return connection.watchCommand(shell, id);
  }
}
