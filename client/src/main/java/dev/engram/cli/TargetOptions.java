package dev.engram.cli;

import dev.engram.client.EngramClient;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Which job or sweep a command is about, and of which service. */
final class TargetOptions {

  @Parameters(paramLabel = "ID", description = "The job or the sweep.")
  private String id = "";

  @Mixin
  private final ServiceOptions service = new ServiceOptions();

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
      service.print(shell, () -> answer, () -> List.of(id + " is " + target.state(answer)));
      return ExitCode.DONE;
    }
  }
}
