package dev.engram.service.report.page;

import dev.engram.service.report.figure.SvgCanvas;
import java.awt.Insets;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

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
    SvgCanvas canvas = new SvgCanvas(width, height, true, settings -> {
      settings.setComment(null);
      settings.setPrecision(PRECISION);
    });
    icon.paintIcon(null, canvas.graphics(), 0, 0);
    Element svg = compact(Svg.parse(canvas.document()));
    svg.removeAttr("style");
    svg.attr("viewBox", "0 0 %d %d".formatted(width, height));
    svg.attr("role", "img");
    svg.attr("aria-label", tex);
    if (!display) {
      svg.attr("style", "vertical-align: -%dpx".formatted(icon.getIconDepth()));
    }
    return svg;
  }

  /** Without what Batik says of every glyph: a browser and a PDF need the path and its place. */
  private static Element compact(Element svg) {
    svg.select("g[style]").removeAttr("style");
    svg.select("defs").remove();
    svg.select("path[d]").forEach(path -> path.attr("d", UNSEEN.matcher(path.attr("d")).replaceAll("$1")));
    return svg;
  }
}
