package dev.engram.service.report.figure;

/** The machine lacks what Java needs to draw text. */
public final class CannotDrawException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotDrawException(Throwable cause) {
    super(
        "The machine of the service can't draw figures: Java needs fontconfig, FreeType and a font for that. On Debian, apt-get install fontconfig fonts-dejavu-core brings them; then start the service again.",
        cause);
  }
}
