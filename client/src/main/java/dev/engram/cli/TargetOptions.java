package dev.engram.cli;

import dev.engram.client.EngramClient;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Which job or sweep a command is about, and of which service. */
final class TargetOptions {

  @Mixin
  private final ServiceOptions service = new ServiceOptions();

  @Parameters(paramLabel = "ID", description = "The job or the sweep.")
  private String id = "";

  ServiceOptions service() {
    return service;
  }

  String id() {
    return id;
  }

  /** Asks it something, and says where it stands then. */
  int ask(Shell shell, Function<Target, JsonNode> question) {
    try (EngramClient client = service.connect(shell)) {
      Target target = Target.of(client, id);
      JsonNode answer = question.apply(target);
      if (service.json()) {
        shell.printJson(answer);
      } else {
        shell.out().println(id + " is " + target.state(answer));
      }
      return ExitCode.DONE;
    }
  }
}
