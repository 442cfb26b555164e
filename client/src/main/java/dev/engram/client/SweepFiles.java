package dev.engram.client;

import org.jspecify.annotations.Nullable;

/** What the service draws and writes of a sweep, as the bytes of a file. A part that is null means all of them. */
public final class SweepFiles {

  private final Transport transport;

  SweepFiles(Transport transport) {
    this.transport = transport;
  }

  /** A line a point, with a heading. */
  public byte[] curveCsv(String id, @Nullable String part) {
    return curve(id, part, "csv");
  }

  public byte[] curveSvg(String id, @Nullable String part) {
    return curve(id, part, "svg");
  }

  public byte[] curvePng(String id, @Nullable String part) {
    return curve(id, part, "png");
  }

  public byte[] reportHtml(String id) {
    return report(id, "html");
  }

  public byte[] reportPdf(String id) {
    return report(id, "pdf");
  }

  /** A figure of the report. */
  public byte[] figureSvg(String id, String name) {
    return figure(id, name, "svg");
  }

  /** A figure of the report. */
  public byte[] figurePng(String id, String name) {
    return figure(id, name, "png");
  }

  private byte[] curve(String id, @Nullable String part, String format) {
    return transport.getFile(SweepDocuments.route(id).segment("curve." + format).with("part", part));
  }

  private byte[] report(String id, String format) {
    return transport.getFile(SweepDocuments.route(id).segment("report." + format));
  }

  private byte[] figure(String id, String name, String format) {
    return transport.getFile(SweepDocuments.route(id).segment("figures").segment(name + "." + format));
  }
}
