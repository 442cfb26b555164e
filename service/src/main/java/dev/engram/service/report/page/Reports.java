package dev.engram.service.report.page;

import static java.util.Objects.requireNonNull;

import dev.engram.service.report.figure.Drawing;
import dev.engram.service.report.figure.Figure;
import dev.engram.service.report.page.ReportPage.Listing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Service;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

/** Reports of sweeps, as far as they have been measured. */
@Service
public class Reports {

  private static final String SOURCES = "/dev/engram/training/";
  private static final List<String> LISTED = List.of("cell/VanillaRnn.java", "cell/Lstm.java", "gradient/Bptt.java");

  private final EvidenceReader reader;
  private final ITemplateEngine templates;
  private final JsonMapper mapper;
  private final BuildProperties build;

  Reports(EvidenceReader reader, ITemplateEngine templates, JsonMapper mapper, BuildProperties build) {
    this.reader = reader;
    this.templates = templates;
    this.mapper = mapper;
    this.build = build;
  }

  /** A page that stands alone: it loads nothing. */
  public String html(String sweepId) {
    return page(sweepId).outerHtml();
  }

  public byte[] pdf(String sweepId) {
    return Pdf.of(page(sweepId));
  }

  /** @throws FigureNotFoundException where there is none of that name, or nothing to draw yet */
  public Figure figure(String sweepId, String name) {
    Map<String, Figure> figures = drawn(reader.read(sweepId));
    Figure figure = figures.get(name);
    if (figure == null) {
      throw new FigureNotFoundException(sweepId, name, figures.keySet());
    }
    return figure;
  }

  /** The figures that {@link #figure} draws. */
  public List<FigureTitle> figures(String sweepId) {
    return drawn(reader.read(sweepId)).entrySet()
        .stream()
        .map(figure -> new FigureTitle(figure.getKey(), figure.getValue().title()))
        .toList();
  }

  /** @param name in the figure's address */
  public record FigureTitle(String name, String title) {}

  private Document page(String sweepId) {
    Evidence evidence = reader.read(sweepId);
    Map<String, Figure> figures = drawn(evidence);
    ReportPage model = new ReportPage(evidence, figures, requireNonNull(build.getVersion()),
        resource("/templates/report/report.css"),
        mapper.writerWithDefaultPrettyPrinter().writeValueAsString(evidence.sweep().spec()),
        LISTED.stream().map(Reports::listing).toList());
    Context context = new Context(Locale.ROOT, Map.of("page", model, "numbers", new Numbers()));
    Document page = Jsoup.parse(templates.process("report/report", context));
    page.outputSettings().prettyPrint(false);
    Typesetting.setContents(page);
    Typesetting.setEquations(page);
    Typesetting.setFigures(page, figures);
    return page;
  }

  private static Map<String, Figure> drawn(Evidence evidence) {
    Drawing.require();
    return ReportFigures.of(evidence);
  }

  private static Listing listing(String file) {
    return new Listing(file.substring(file.indexOf('/') + 1), resource(SOURCES + file));
  }

  private static String resource(String path) {
    try (InputStream stream = Reports.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException(path + " is not on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
