package dev.engram.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code engram serve}: here only to be found in the help; the launcher replaces itself with the service. */
@Command(name = "serve", description = {"Runs the service until Ctrl-C.",
    "Its settings, such as --logging.level.root=warn, are passed on to it."})
final class Serve implements Callable<Integer> {

  @Option(names = "--port", paramLabel = "N", description = "Where it listens (default ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(names = "--data", paramLabel = "DIR", description = "Where jobs are kept (default ${DEFAULT-VALUE}).")
  private String data = "engram-data";

  @Option(names = "--role", paramLabel = "all|api|worker", description = "What it does (default ${DEFAULT-VALUE}).")
  private String role = "all";

  @Override
  public Integer call() {
    throw new UsageException("serve needs the launcher; without it run: java -jar engram-service.jar --server.port="
        + port + " --engram.data=" + data + " --engram.role=" + role);
  }
}
