package dev.engram.cli;

import dev.engram.client.EngramClient;
import dev.engram.client.SweepFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code engram report}. */
@Command(name = "report", description = {"Writes the report of a sweep, as far as it has been measured.",
    "For example: engram report swp_1 --out report.html"})
final class Report implements Callable<Integer> {

  private static final String HTML = "html";

  private final Shell shell;

  @Mixin
  private final Connection connection = new Connection();

  @Parameters(paramLabel = "ID", description = "The sweep.")
  private String id = "";

  @Option(names = "--out", paramLabel = "FILE", description = "A .pdf or .html (default report-ID.pdf).")
  private @Nullable Path out;

  Report(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    OutputFile file = OutputFile.of(out == null ? Path.of("report-" + id + ".pdf") : out, List.of("pdf", HTML));
    try (EngramClient client = connection.connect(shell)) {
      SweepFiles files = client.sweeps().files();
      file.write(file.format().equals(HTML) ? files.reportHtml(id) : files.reportPdf(id));
      shell.out().println("The report is in " + file.path());
      return ExitCode.DONE;
    }
  }
}
