package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reports are read back as a reader would. */
class ReportTest extends ServiceTest {

  private static final List<String> SECTIONS = List.of("Summary", "Question 1.1: the gradients of a recurrent network",
      "Question 1.2: the vanilla RNN, from scratch", "Question 1.3: how long the vanilla RNN remembers",
      "Question 1.4: momentum and adaptive learning rates", "Question 1.5: the gates of the LSTM",
      "Question 1.6: the LSTM, and why it differs", "All measurements", "How to repeat it", "The code of the cells");

  private final List<String> submitted = new ArrayList<>();

  @AfterEach
  void deleteWhatIsLeft() {
    for (String id : submitted) {
      caller.post("/v1/sweeps/" + id + "/cancel");
      caller.awaitSweep(id, sweep -> sweep.path("terminal").booleanValue());
      assertThat(caller.delete("/v1/sweeps/" + id).status()).isEqualTo(204);
    }
  }

  private String submit(String spec) {
    String id = caller.submitSweep(Specs.read(spec));
    submitted.add(id);
    return id;
  }

  private String ended(String spec) {
    String id = submit(spec);
    JsonNode sweep = caller.awaitSweep(id, now -> now.path("terminal").booleanValue());
    assertThat(sweep.path("state").stringValue()).isEqualTo("SUCCEEDED");
    return id;
  }

  /** A part for each question, with cells so small that it is over in seconds. */
  private static String everything() {
    return """
        {"name": "everything & <more>", "parts": [
          {"name": "curve", "base": %1$s,
           "axes": {"cell": ["rnn", {"type": "lstm", "forgetBias": 1}, {"type": "lstm", "forgetBias": 0}],
                    "length": [3, 5], "seed": [1, 2]}},
          {"name": "optimizers", "base": %1$s,
           "axes": {"cell": ["rnn"], "length": [3], "optimizer": ["sgd", "adam"], "learningRate": [0.001, 0.01], "seed": [1, 2]},
           "selectLearningRate": {"seeds": [101]}}]}"""
        .formatted("""
            {"cell": {"type": "rnn", "hiddenSize": 16}, "batchSize": 16, "maxSteps": 60, "stopWhen": null,
             "diagnostics": {"everyEvaluations": 1, "probeLength": 12},
             "evaluation": {"everySteps": 20, "sampleSize": 100, "testSampleSize": 100}}""");
  }

  @Test
  void theReportAnswersEveryQuestionAndStandsAlone() throws Exception {
    String id = ended(everything());
    Answer answer = caller.get("/v1/sweeps/" + id + "/report.html");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("text/html");
    Document page = Jsoup.parse(answer.body());

    assertThat(page.title()).isEqualTo("everything & <more>");
    assertThat(page.select("h2").eachText()).isEqualTo(SECTIONS);
    assertThat(page.select("nav a").eachText()).isEqualTo(SECTIONS);
    assertThat(page.select("nav a").eachAttr("href")).allSatisfy(link -> assertThat(page.select(link)).hasSize(1));
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    assertThat(page.select("tex, [data-figure], script, link, img, iframe")).isEmpty();
    assertThat(page.select("[src], a[href^=http]")).isEmpty();
    assertThat(page.select(".equation svg")).hasSizeGreaterThan(8);
    assertThat(page.select("figure svg path, figure svg line")).isNotEmpty();
    assertThat(page.select(".missing").eachText()).isEmpty();
    Document prose = page.clone();
    prose.select("pre").remove();
    assertThat(prose.text()).doesNotContain("NaN", "null", "${", "Optional");
    List<String> captions = page.select("figcaption").eachText();
    for (int number = 1; number <= captions.size(); number++) {
      assertThat(captions.get(number - 1)).startsWith("Figure " + number + ". ");
    }
    assertThat(captions).hasSize(7);
    assertThat(page.select("pre").last().wholeText()).contains("record Bptt() implements GradientMethod");
    assertThat(page.select("h3").eachText()).contains("VanillaRnn.java", "Lstm.java", "Bptt.java");
  }

  @Test
  void itsNumbersAreThoseOfTheSweep() throws Exception {
    String id = ended(everything());
    JsonNode points = caller.get("/v1/sweeps/" + id + "/curve?part=curve").json().path("points");
    Document page = Jsoup.parse(caller.get("/v1/sweeps/" + id + "/report.html").body());
    Element table = page.selectXpath("//h3[.='Part: curve']/following::table").first();
    for (JsonNode point : points) {
      assertThat(table.select("tbody tr").eachText()).anySatisfy(row -> assertThat(row)
          .contains(" %d ".formatted(point.path("length").intValue()),
              "%.4f".formatted(point.path("mean").doubleValue())));
    }
    Element pilots = page.selectXpath("//th[.='η = 0.001']/ancestor::table").first();
    assertThat(pilots.select("tbody tr")).hasSize(2)
        .allSatisfy(row -> assertThat(row.select(".chosen")).as(row.text()).hasSize(1));
    List<String> best = new ArrayList<>();
    for (JsonNode job : caller.get("/v1/jobs?pageSize=100&sweepId=" + id).json().path("items")) {
      if (job.at("/spec/seed").intValue() == 101) {
        best.add("%.4f (%d of 1)".formatted(job.at("/best/accuracy").doubleValue(),
            job.at("/result/solved").booleanValue() ? 1 : 0));
      }
    }
    assertThat(pilots.select("tbody td:gt(1)").eachText()).containsExactlyInAnyOrderElementsOf(best);
    Element sizes = page.selectXpath("//th[.='allocated']/ancestor::table").first();
    assertThat(sizes.select("tbody tr").eachText()).containsExactlyInAnyOrder(
        "vanilla RNN 1 16 nd + n² + n + nK + K 288 170 458 458 they agree",
        "LSTM 1 16 4(nd + n² + n) + nK + K 1,152 170 1,322 1,322 they agree");
    String request = page.selectXpath("//h2[@id='repeat']/following::pre").first().wholeText();
    assertThat(caller.postJson("/v1/sweeps?validateOnly=true", request).json().path("jobs").intValue()).isEqualTo(20);
  }

  @Test
  void thePdfHoldsEverySectionAndAnOutline() throws Exception {
    String id = ended(everything());
    byte[] pdf = caller.getBytes("/v1/sweeps/" + id + "/report.pdf");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertThat(SECTIONS).allSatisfy(section -> assertThat(text).contains(section));
      assertThat(text).contains("everything & <more>", "they agree", "record Bptt()", "Figure 7.");
      List<String> outline = new ArrayList<>();
      for (PDOutlineItem item : document.getDocumentCatalog().getDocumentOutline().children()) {
        outline.add(item.getTitle());
      }
      assertThat(outline).isEqualTo(SECTIONS);
      assertThat(contentsOf(document)).allSatisfy(line -> assertThat(line).matches(".*[.] ?[0-9]+"));
    }
  }

  /** The lines of the first page that name a section. */
  private static List<String> contentsOf(PDDocument document) throws IOException {
    PDFTextStripper first = new PDFTextStripper();
    first.setEndPage(1);
    List<String> lines = first.getText(document)
        .lines()
        .map(String::strip)
        .filter(line -> line.contains("....") && SECTIONS.stream().anyMatch(line::startsWith))
        .toList();
    assertThat(lines).hasSize(SECTIONS.size());
    return lines;
  }

  @Test
  void everyFigureOpens() throws Exception {
    String id = ended(everything());
    for (String name : List.of("accuracy-curve", "accuracy-curve-rnn", "accuracy-curve-lstm", "steps-curve",
        "training-curve",
        "training-optimizers", "gradients", "gates")) {
      BufferedImage image = ImageIO
          .read(new ByteArrayInputStream(caller.getBytes("/v1/sweeps/" + id + "/figures/" + name + ".png")));
      assertThat(image.getWidth()).as(name).isEqualTo(1800);
      String svg = caller.get("/v1/sweeps/" + id + "/figures/" + name + ".svg").body();
      assertThat(DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg.replaceFirst("<!DOCTYPE[^>]*>", ""))))
          .getDocumentElement()
          .getTagName()).isEqualTo("svg");
    }
    Answer unknown = caller.get("/v1/sweeps/" + id + "/figures/other.svg");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().path("detail").stringValue()).contains("'other'", "accuracy-curve", "gates");
  }

  @Test
  void whatASweepDoesNotMeasureIsSaid() {
    ObjectNode single = Specs.read("""
        {"name": "one", "base": {"cell": {"type": "rnn", "hiddenSize": 8}, "task": {"type": "palindrome", "length": 3},
          "batchSize": 8, "maxSteps": 10, "stopWhen": null, "diagnostics": null,
          "evaluation": {"everySteps": 10, "sampleSize": 100, "testSampleSize": 100}}, "axes": {"seed": [1]}}""");
    String id = ended(single.toString());
    Document page = Jsoup.parse(caller.get("/v1/sweeps/" + id + "/report.html").body());
    assertThat(String.join(" ", page.select(".missing").eachText())).contains(
        "No part of this sweep has results at several lengths",
        "gradient-flow", "no axis of optimizers", "no result of a vanilla RNN at T = 5");
  }

  @Test
  void cellsAreShownAsThePartSeesThemThatLooksMostOften() {
    ObjectNode spec = Specs.read(everything());
    Specs.with(spec, "/parts/0/base/diagnostics/everyEvaluations", "3");
    ((ArrayNode) spec.path("parts")).set(1, Specs.read("""
        {"name": "closer", "base": %s, "axes": {"cell": ["rnn"], "length": [4], "seed": [1]}}"""
        .formatted(spec.at("/parts/0/base"))));
    Specs.with(spec, "/parts/1/base/diagnostics", "{\"everyEvaluations\": 1, \"probeLength\": 11}");
    String id = ended(spec.toString());
    Document page = Jsoup.parse(caller.get("/v1/sweeps/" + id + "/report.html").body());
    assertThat(page.select("figcaption").eachText())
        .anySatisfy(caption -> assertThat(caption)
            .contains("for probe sequences of T = 11, before and after training at T = 4"));
  }

  @Test
  void partsWithNamesThatLookAlikeKeepTheirFigures() {
    ObjectNode spec = Specs.read(everything());
    Specs.with(spec, "/parts/0/name", "\"Größe\"");
    Specs.with(spec, "/parts/1/name", "\"größe\"");
    String id = ended(spec.toString());
    assertThat(caller.get("/v1/sweeps/" + id + "/figures/none.svg").json().path("detail").stringValue())
        .contains("training-gr-e,", "training-gr-e-2,");
  }

  @Test
  void whatItsAuthorSaysIsInTheReportAndOnThePage() {
    ObjectNode spec = Specs.with(Specs.read(everything()), "/description", "\"Which cell & why?\"");
    String id = submit(Specs.with(spec, "/parts/1/description", "\"Each at its <best> rate.\"").toString());

    Document report = Jsoup.parse(caller.get("/v1/sweeps/" + id + "/report.html").body());
    assertThat(report.select(".about").eachText()).containsExactly("Which cell & why?", "Each at its <best> rate.");
    Document page = Jsoup.parse(caller.get("/sweeps/" + id).body());
    assertThat(page.select(".about").eachText())
        .containsExactly("Which cell & why?", "optimizers: Each at its <best> rate.");
  }

  @Test
  void aReportOfASweepThatRunsSaysSo() {
    String id = submit(Specs.with(Specs.read(everything()), "/parts/0/base/maxSteps", "1000000").toString());
    Answer answer = caller.get("/v1/sweeps/" + id + "/report.html");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(Jsoup.parse(answer.body()).select(".missing").first().text()).startsWith("This sweep has not ended");
  }

  @Test
  void thereIsNoReportOfNoSweep() {
    for (String path : List.of("report.html", "report.pdf", "figures/gates.png")) {
      assertThat(caller.get("/v1/sweeps/swp_none/" + path).status()).as(path).isEqualTo(404);
    }
  }
}
