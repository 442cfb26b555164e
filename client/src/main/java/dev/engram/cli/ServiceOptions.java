package dev.engram.cli;

import dev.engram.client.EngramClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which service, and how its answers are printed. */
final class ServiceOptions {

  @Mixin
  private final Connection connection = new Connection();

  @Option(names = "--json", description = "Print the API's JSON.")
  private boolean json;

  boolean json() {
    return json;
  }

  EngramClient connect(Shell shell) {
    return connection.connect(shell);
  }

  /** The command that follows a job or a sweep, ready to be pasted. */
  String watchCommand(Shell shell, String id) {
    return connection.watchCommand(shell, id);
  }
}
