package dev.engram.service.report.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** DejaVu, which has the signs of the equations, from files of our own: all looks the same wherever it is made. */
public enum Typeface {
  SANS("DejaVu Sans", "DejaVuSans.ttf"),
  SANS_BOLD("DejaVu Sans", "DejaVuSans-Bold.ttf"),
  SERIF("DejaVu Serif", "DejaVuSerif.ttf"),
  SERIF_BOLD("DejaVu Serif", "DejaVuSerif-Bold.ttf"),
  SERIF_ITALIC("DejaVu Serif", "DejaVuSerif-Italic.ttf"),
  MONO("DejaVu Sans Mono", "DejaVuSansMono.ttf");

  private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

  private final String family;
  private final String file;

  Typeface(String family, String file) {
    this.family = family;
    this.file = file;
  }

  public String family() {
    return family;
  }

  /** The font file; the caller closes it. */
  public InputStream open() {
    InputStream stream = Typeface.class.getResourceAsStream(FOLDER + file);
    if (stream == null) {
      throw new IllegalStateException("the font " + file + " is not on the class path");
    }
    return stream;
  }

  Font ofSize(float points) {
    try (InputStream stream = open()) {
      return Font.createFont(Font.TRUETYPE_FONT, stream).deriveFont(points);
    } catch (FontFormatException e) {
      throw new IllegalStateException("the font " + file + " can't be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
