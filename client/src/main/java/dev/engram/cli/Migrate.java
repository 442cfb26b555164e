package dev.engram.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code engram migrate}: here only for the help and for completion; the launcher runs the service's own program. */
@Command(name = "migrate", description = {"Moves all jobs of a data folder to a PostgreSQL.",
    "Stop the service first. The password is taken from the variable",
    "ENGRAM_DB_PASSWORD, or from a file. Nothing appears in PostgreSQL before all of it is there and was seen to be the same."},
    footer = {"  engram migrate --to jdbc:postgresql://db/engram --user engram",
        "  engram migrate --to jdbc:postgresql://db/engram --data /srv/engram"})
final class Migrate implements Callable<Integer> {

  @Option(names = "--to", required = true, paramLabel = "JDBC_URL", description = "An empty database of PostgreSQL.")
  private String to = "";

  @Option(names = "--data", paramLabel = "DIR", description = "Where the jobs are (default ${DEFAULT-VALUE}).")
  private String data = "engram-data";

  @Option(names = "--user", paramLabel = "NAME", description = "A user of the database.")
  private @Nullable String user;

  @Option(names = "--password-file", paramLabel = "FILE", description = "A file with that user's password.")
  private @Nullable Path passwordFile;

  @Override
  public Integer call() {
    List<String> arguments = new ArrayList<>(List.of("--to", to, "--data", data));
    if (user != null) {
      arguments.addAll(List.of("--user", user));
    }
    if (passwordFile != null) {
      arguments.addAll(List.of("--password-file", passwordFile.toString()));
    }
    throw new UsageException("migrate needs the launcher; without it run:"
        + " java -cp engram-service.jar dev.engram.service.store.migrate.Migrate " + String.join(" ", arguments));
  }
}
