package dev.engram.cli.terminal;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** How many columns of a terminal a text takes, which is not how many characters it has: names may be in any script. */
public final class DisplayWidth {

  private static final Set<UnicodeScript> WIDE = Set.of(UnicodeScript.HAN, UnicodeScript.HANGUL,
      UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.BOPOMOFO, UnicodeScript.YI);

  private DisplayWidth() {}

  public static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  /** As much of the beginning as fits. */
  public static String cut(String text, int columns) {
    int width = 0;
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      width += of(character);
      if (width > columns) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end);
  }

  /** With spaces behind it up to that width. */
  public static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  private static int of(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  /** Near enough to Unicode's annex 11, of which the JDK has no table: ideographs, full-width forms and emoji. */
  private static boolean isWide(int character) {
    return WIDE.contains(UnicodeScript.of(character)) || character >= 0x3000 && character <= 0x303E
        || character >= 0xFF01 && character <= 0xFF60 || character >= 0x1F300 && character <= 0x1FAFF;
  }
}
