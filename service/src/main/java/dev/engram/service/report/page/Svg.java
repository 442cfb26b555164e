package dev.engram.service.report.page;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Drawings inside a page. */
final class Svg {

  private Svg() {}

  /** The root element of an SVG document, which can be put into a page. */
  static Element parse(String document) {
    return Jsoup.parse(document, "", Parser.xmlParser()).expectFirst("svg");
  }
}
