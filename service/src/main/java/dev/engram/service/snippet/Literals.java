package dev.engram.service.snippet;

/** Plain values in Java. */
final class Literals {

  private Literals() {}

  /** In quotes; what can't be seen, or would reorder what is beside it, as its number. */
  static String of(String text) {
    StringBuilder literal = new StringBuilder("\"");
    text.codePoints().forEach(character -> append(literal, character));
    return literal.append('"').toString();
  }

  private static void append(StringBuilder literal, int character) {
    switch (character) {
      // by name: the compiler takes the numbers of these for the characters themselves
      case '"' -> literal.append("\\\"");
      case '\\' -> literal.append("\\\\");
      case '\n' -> literal.append("\\n");
      case '\r' -> literal.append("\\r");
      case '\t' -> literal.append("\\t");
      default -> {
        if (character == ' ' || isSeen(character)) {
          literal.appendCodePoint(character);
        } else {
          Character.toString(character).chars().forEach(unit -> literal.append("\\u%04x".formatted(unit)));
        }
      }
    }
  }

  private static boolean isSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
          Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
        false;
      default -> true;
    };
  }

  /** Such as {@code 0.001}, {@code 10.0} and {@code 1e-8}. */
  static String of(double number) {
    if (Double.isInfinite(number)) { // what JSON's 1e999 is read as
      return number > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    return Double.toString(number).replace(".0E", "e").replace('E', 'e');
  }

  /** With an L only where it is needed: the methods that take a long take an int too. */
  static String of(long number) {
    return number == (int) number ? Long.toString(number) : number + "L";
  }
}
