package dev.engram.cli;

import dev.engram.client.EngramClient;
import dev.engram.client.EngramClientBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which service. */
final class Connection {

  @Option(names = "--url", paramLabel = "URL", description = "Default: $ENGRAM_URL, else port 8080 here.")
  private @Nullable String url;

  EngramClient connect(Shell shell) {
    EngramClientBuilder builder = EngramClient.builder().clock(shell.clock()).sleeper(shell.sleeper());
    if (url != null) {
      builder.baseUrl(url);
    }
    try {
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** The command that follows a job or a sweep, ready to be pasted. */
  String watchCommand(Shell shell, String id) {
    String command = shell.program() + " watch " + id;
    return url == null ? command : command + " --url " + url;
  }
}
