package dev.engram.service.report.page;

import static java.util.Objects.requireNonNull;

import dev.engram.service.report.figure.Figure;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Puts equations and figures where a page names them. */
final class Typesetting {

  private Typesetting() {}

  /** In the place of each {@code <tex>} what its LaTeX means; one of class {@code display} stands on a line of its own. */
  static void setEquations(Document page) {
    Map<String, Element> typeset = new HashMap<>();
    for (Element tex : page.select("tex")) {
      boolean display = tex.hasClass("display");
      Element svg = typeset.computeIfAbsent(display + tex.text(), any -> Equation.svg(tex.text(), display)).clone();
      tex.replaceWith(display ? new Element("div").addClass("equation").appendChild(svg) : svg);
    }
  }

  /** Fills the list of contents with the page's headings. */
  static void setContents(Document page) {
    Element list = page.expectFirst("nav ol");
    for (Element heading : page.select("h2[id]")) {
      list.appendElement("li").appendElement("a").attr("href", "#" + heading.id()).text(heading.text());
    }
  }

  /** What is named inside a drawing, such as the shape that clips it, is named on the whole page. */
  private static String unlikeOthers(String svg, int number) {
    String prefix = "figure" + number + "-";
    return svg.replace("id=\"", "id=\"" + prefix).replace("url(#", "url(#" + prefix);
  }

  /** In the place of each {@code data-figure} the figure of that name; and numbers them in the order of the page. */
  static void setFigures(Document page, Map<String, Figure> figures) {
    int number = 0;
    for (Element place : page.select("[data-figure]")) {
      Figure figure = requireNonNull(figures.get(place.attr("data-figure")));
      Element svg = Svg.parse(unlikeOthers(figure.svgWithoutText(), number));
      svg.attr("role", "img").attr("aria-label", figure.title());
      place.removeAttr("data-figure").appendChild(svg);
      number++;
      requireNonNull(place.nextElementSibling()).prependText("Figure %d. ".formatted(number));
    }
  }
}
