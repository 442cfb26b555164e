package dev.engram.service.web;

import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.report.page.Reports;
import dev.engram.service.system.AnswersCallers;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a sweep has measured, to be read. */
@RestController
@AllowedTo(Role.READER)
@AnswersCallers
@Tag(name = "curves and reports")
@RequestMapping("/v1/sweeps/{id}")
class ReportController {

  private static final String SVG = "image/svg+xml";
  private static final String HTML = "text/html;charset=UTF-8";

  private final Reports reports;

  ReportController(Reports reports) {
    this.reports = reports;
  }

  @GetMapping(path = "/report.html", produces = HTML)
  String getReportHtml(@PathVariable String id) {
    return reports.html(id);
  }

  @GetMapping(path = "/report.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  byte[] getReportPdf(@PathVariable String id) {
    return reports.pdf(id);
  }

  @GetMapping(path = "/figures/{name}.svg", produces = SVG)
  String getFigureSvg(@PathVariable String id, @PathVariable String name) {
    return reports.figure(id, name).svg();
  }

  @GetMapping(path = "/figures/{name}.png", produces = MediaType.IMAGE_PNG_VALUE)
  byte[] getFigurePng(@PathVariable String id, @PathVariable String name) {
    return reports.figure(id, name).png();
  }
}
