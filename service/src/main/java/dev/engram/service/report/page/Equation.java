package dev.engram.service.report.page;

import java.awt.Dimension;
import java.awt.Insets;
import java.io.StringWriter;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.jsoup.nodes.Element;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;
import org.w3c.dom.Document;

/** An equation, typeset: outlines that need no font. */
final class Equation {

  private static final float INLINE_SIZE = 16.5f;
  private static final float DISPLAY_SIZE = 18.5f;

  /** Decimals of what places the glyphs: in units of an em. */
  private static final int PRECISION = 4;

  /** What an outline has, in hundredths of an em, beyond its first decimal: nobody sees it. */
  private static final Pattern UNSEEN = Pattern.compile("(\\.[0-9])[0-9]+");

  private Equation() {}

  /**
   * @param tex LaTeX, without dollars
   * @param display on a line of its own
   * @return an svg element for a page, with the LaTeX as what a screen reader says
   */
  static Element svg(String tex, boolean display) {
    TeXIcon icon = new TeXFormula(tex).createTeXIcon(
        display ? TeXConstants.STYLE_DISPLAY : TeXConstants.STYLE_TEXT, display ? DISPLAY_SIZE : INLINE_SIZE);
    icon.setInsets(new Insets(1, 1, 1, 1));
    int width = icon.getIconWidth();
    int height = icon.getIconHeight();
    SVGGraphics2D graphics = newGraphics();
    graphics.setSVGCanvasSize(new Dimension(width, height));
    icon.paintIcon(null, graphics, 0, 0);
    Element svg = parse(graphics);
    svg.removeAttr("style");
    svg.attr("viewBox", "0 0 %d %d".formatted(width, height));
    svg.attr("role", "img");
    svg.attr("aria-label", tex);
    if (!display) {
      svg.attr("style", "vertical-align: -%dpx".formatted(icon.getIconDepth()));
    }
    return svg;
  }

  private static SVGGraphics2D newGraphics() {
    try {
      Document document = DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVGGraphics2D.SVG_NAMESPACE_URI, "svg", null);
      SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
      context.setComment(null);
      context.setPrecision(PRECISION);
      return new SVGGraphics2D(context, true);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own parser needs no configuration", e);
    }
  }

  private static Element parse(SVGGraphics2D graphics) {
    StringWriter text = new StringWriter();
    try {
      graphics.stream(text, true);
    } catch (SVGGraphics2DIOException e) {
      throw new IllegalStateException("a string can be written", e);
    }
    Element svg = Svg.parse(text.toString());
    // what Batik says of every glyph: a browser and a PDF need the path and its place
    svg.select("g[style]").removeAttr("style");
    svg.select("defs").remove();
    svg.select("path[d]").forEach(path -> path.attr("d", UNSEEN.matcher(path.attr("d")).replaceAll("$1")));
    return svg;
  }
}
