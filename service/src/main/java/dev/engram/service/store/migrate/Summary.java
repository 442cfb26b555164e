package dev.engram.service.store.migrate;

import dev.engram.service.store.migrate.Migration.Outcome;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is printed when all went well: what came over, and how to go on. */
final class Summary {

  private static final int MOST_NAMED = 10;
  private static final String ROW = "%-22s %14s %14s  %s%n";

  private final Request request;
  private final PrintStream out;

  Summary(Request request, PrintStream out) {
    this.request = request;
    this.out = out;
  }

  void print(Outcome outcome, Optional<String> folderMarker) {
    out.printf(Locale.ROOT, ROW, "table", "rows here", "rows there", "SHA-256 of all rows");
    for (CopiedTable table : outcome.tables()) {
      out.printf(Locale.ROOT, ROW, table.table().inSql(), "%,d".formatted(table.rows()), "%,d".formatted(table.there()),
          "the same, " + table.sum().substring(0, 12));
    }
    out.println();
    CheckpointProof checkpoints = outcome.checkpoints();
    out.printf(Locale.ROOT, "%,d checkpoints verify by their SHA-256.%n", checkpoints.verified());
    printCorrupt(checkpoints.corrupt());
    out.println("The data folder is as it was, but for a mark that its jobs are elsewhere now.");
    out.println();
    out.println("Go on with:");
    out.println("  ./engram serve '--spring.datasource.url=" + request.url() + "'"
        + request.user().map(user -> " --spring.datasource.username=" + user).orElse("")
        + folderMarker.map(marker -> " --engram.checkpoints.folder=" + folder(marker)).orElse(""));
    out.println("with the password in the variable SPRING_DATASOURCE_PASSWORD.");
    folderMarker.ifPresent(marker -> out.printf(Locale.ROOT,
        "%,d checkpoints are files in the folder with %s: they stay there, and every process must see it.%n",
        checkpoints.inFiles(), marker));
  }

  private void printCorrupt(List<String> corrupt) {
    if (!corrupt.isEmpty()) {
      out.printf(Locale.ROOT, "%,d were corrupt before and still are: %s.%n", corrupt.size(),
          String.join(", ", corrupt.subList(0, Math.min(MOST_NAMED, corrupt.size())))
              + (corrupt.size() > MOST_NAMED ? ", …" : ""));
    }
  }

  /** The one beside the embedded store, unless that was told to use another. */
  private String folder(String marker) {
    Path beside = request.data().resolve("checkpoints");
    return Files.exists(beside.resolve(marker)) ? beside.toString() : "FOLDER";
  }
}
