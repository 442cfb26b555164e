package dev.engram.service.report.figure;

import java.awt.Dimension;
import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;

/** What is drawn on it becomes an SVG document. */
public final class SvgCanvas {

  private final SVGGraphics2D graphics;

  /**
   * @param textAsShapes outlines in the place of text, which then needs no font
   * @param settings of what Batik writes
   */
  public SvgCanvas(int width, int height, boolean textAsShapes, Consumer<SVGGeneratorContext> settings) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(emptyDocument());
    settings.accept(context);
    graphics = new SVGGraphics2D(context, textAsShapes);
    graphics.setSVGCanvasSize(new Dimension(width, height));
  }

  public SVGGraphics2D graphics() {
    return graphics;
  }

  public String document() {
    StringWriter text = new StringWriter();
    try {
      graphics.stream(text, true);
    } catch (SVGGraphics2DIOException e) {
      throw new IllegalStateException("a string can be written", e);
    }
    return text.toString();
  }

  private static Document emptyDocument() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVGGraphics2D.SVG_NAMESPACE_URI, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own parser needs no configuration", e);
    }
  }
}
