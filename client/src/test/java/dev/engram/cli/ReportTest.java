package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private final FakeService service = FakeService.start()
      .on("GET /v1/sweeps/swp_report_test/report.pdf",
          new Reply(200, Map.of("Content-Type", "application/pdf"), "%PDF"))
      .on("GET /v1/sweeps/swp_report_test/report.html", new Reply(200, Map.of("Content-Type", "text/html"), "<html/>"));

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void isAPdfInTheWorkingFolder() throws IOException {
    Path file = Path.of("report-swp_report_test.pdf");
    try {
      CommandLineRun run = CommandLineRun.at(service, "report", "swp_report_test");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).isEqualTo("The report is in report-swp_report_test.pdf\n");
      assertThat(file).hasContent("%PDF");
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @Test
  void isAPageWhereTheNameSaysSo(@TempDir Path folder) {
    Path file = folder.resolve("report.html");

    assertThat(CommandLineRun.at(service, "report", "swp_report_test", "--out", file.toString()).exitCode()).isZero();

    assertThat(file).hasContent("<html/>");
  }

  @Test
  void leavesNoFileBehindWhereThereIsNoSuchSweep(@TempDir Path folder) {
    Path file = folder.resolve("report.pdf");

    CommandLineRun run = CommandLineRun.at(service, "report", "swp_2", "--out", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("engram: there is no /v1/sweeps/swp_2/report.pdf\n");
    assertThat(file).doesNotExist();
  }

  @Test
  void refusesAnotherFormat() {
    assertThat(CommandLineRun.at(service, "report", "swp_1", "--out", "report.docx").err())
        .isEqualTo("engram: --out is report.docx; its name has to end with .pdf or .html\n");
  }
}
