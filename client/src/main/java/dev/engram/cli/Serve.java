package dev.engram.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code engram serve}: here only to be found in the help; the launcher replaces itself with the service. */
@Command(name = "serve", description = {"Runs the service until Ctrl-C.",
    "Its settings, such as --logging.level.root=warn, are passed on to it."},
    footer = {"  engram serve", "  engram serve --port 9000 --data /srv/engram --logging.level.root=warn",
        "  engram serve --role worker --spring.datasource.url=jdbc:postgresql://db/engram"})
final class Serve implements Callable<Integer> {

  @Option(names = "--port", paramLabel = "N", description = "Where it listens (default ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(names = "--data", paramLabel = "DIR", description = "Where jobs are kept (default ${DEFAULT-VALUE}).")
  private String data = "engram-data";

  @Option(names = "--role", paramLabel = "all|api|worker", completionCandidates = Roles.class,
      description = "What it does (default ${DEFAULT-VALUE}).")
  private String role = "all";

  @Unmatched
  private List<String> settings = new ArrayList<>();

  record Roles() implements Choice {
    @Override
    public List<String> words() {
      return List.of("all", "api", "worker");
    }
  }

  @Override
  public Integer call() {
    List<String> arguments = new ArrayList<>(
        List.of("--server.port=" + port, "--engram.data=" + data, "--engram.role=" + role));
    arguments.addAll(settings);
    throw new UsageException("serve needs the launcher; without it run: java -jar engram-service.jar "
        + String.join(" ", arguments));
  }
}
