package dev.engram.cli;

import dev.engram.client.EngramClient;
import dev.engram.client.SweepFiles;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code engram report}. */
@Command(name = "report", description = {"Writes the report of a sweep, as far as it has been measured.",
    "It is a .pdf or a .html; without --out it is report-ID.pdf."},
    footer = {"  engram report swp_1", "  engram report swp_1 --out report.html"})
final class Report implements Callable<Integer> {

  private static final String HTML = "html";
  private static final List<String> FORMATS = List.of("pdf", HTML);

  private final Shell shell;

  @Parameters(paramLabel = "ID", description = "The sweep.")
  private String id = "";

  @Mixin
  private final FileOptions output = new FileOptions();

  Report(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    OutputFile file = output.file(FORMATS).orElseGet(() -> OutputFile.inWorkingFolder("report-" + id, FORMATS));
    try (EngramClient client = output.connect(shell)) {
      SweepFiles files = client.sweeps().files();
      byte[] report = file.format().equals(HTML) ? files.reportHtml(id) : files.reportPdf(id);
      output.write(shell, file, "The report is", report);
      return ExitCode.DONE;
    }
  }
}
