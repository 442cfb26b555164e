package dev.engram.service.report.page;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import dev.engram.service.report.figure.Typeface;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page on paper. */
final class Pdf {

  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  static {
    XRLog.setLoggerImpl(new Slf4jLogger());
  }

  private Pdf() {}

  static byte[] of(Document page) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    embed(builder, Typeface.SANS, REGULAR, FontStyle.NORMAL);
    embed(builder, Typeface.SANS_BOLD, BOLD, FontStyle.NORMAL);
    embed(builder, Typeface.SERIF, REGULAR, FontStyle.NORMAL);
    embed(builder, Typeface.SERIF_BOLD, BOLD, FontStyle.NORMAL);
    embed(builder, Typeface.SERIF_ITALIC, REGULAR, FontStyle.ITALIC);
    embed(builder, Typeface.MONO, REGULAR, FontStyle.NORMAL);
    // what a page is made of is within it; names that users gave must not make this machine ask others
    builder.useExternalResourceAccessControl((address, type) -> false,
        ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.withProducer("Engram");
    builder.withW3cDocument(new W3CDom().fromJsoup(withBookmarks(page)), null);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (BatikSVGDrawer drawer = new BatikSVGDrawer()) {
      builder.useSVGDrawer(drawer);
      builder.toStream(bytes);
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The outline that readers of PDFs show beside the pages. */
  private static Document withBookmarks(Document page) {
    Document paper = page.clone();
    Element bookmarks = paper.head().appendElement("bookmarks");
    for (Element heading : paper.select("h2[id]")) {
      bookmarks.appendElement("bookmark").attr("name", heading.text()).attr("href", "#" + heading.id());
    }
    return paper;
  }

  private static void embed(PdfRendererBuilder builder, Typeface typeface, int weight, FontStyle style) {
    builder.useFont(typeface::open, typeface.family(), weight, style, true);
  }
}
