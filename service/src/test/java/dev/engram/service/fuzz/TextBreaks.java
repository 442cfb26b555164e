package dev.engram.service.fuzz;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Bodies that are text and no JSON, or no object. */
final class TextBreaks {

  private static final Set<Integer> UNREADABLE = Set.of(400);

  static final List<Break> ALL = List.of(
      textBreak("JSON that is cut short", (text, dice) -> text.substring(0, dice.below(text.length()))),
      textBreak("a field twice", (text, dice) -> text.replaceFirst("^\\{(\"[^\"]*\":)", "{$1 1,$1")),
      textBreak("something after the end",
          (text, dice) -> text + dice.pick("x", "{}", ",", "]", "}", "\0", "/**/", " 1")),
      textBreak("no object",
          (text, dice) -> dice.pick("[]", "[{}]", "5", "null", "\"x\"", "true", "1e999", "-", "{", "[", "\"")),
      textBreak("nothing", (text, dice) -> dice.pick("", " ", "\r\n", "\ufeff")),
      textBreak("a form", (text, dice) -> "cell=rnn&task=palindrome"),
      textBreak("XML",
          (text, dice) -> "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
      textBreak("a deep nest", (text, dice) -> {
        int depth = dice.pick(600, 5_000, 200_000);
        return dice.pick("[".repeat(depth), "{\"a\":".repeat(depth), "[".repeat(depth) + "]".repeat(depth));
      }),
      textBreak("a comment", (text, dice) -> text.replaceFirst("\\{", "{/* x */")),
      textBreak("single quotes", (text, dice) -> text.length() < 3 ? "{'a':1}" : text.replace('"', '\'')),
      new Break("space around it", Statuses.USUAL, (draft, dice) -> change(draft, text -> "\t\r\n " + text + "\n\n ")),
      new Break("too much of it", Set.of(413), (draft, dice) -> change(draft, text -> text + " ".repeat(1 << 20))));

  private TextBreaks() {}

  private static Break textBreak(String what, BiFunction<String, Dice, String> change) {
    return new Break(what, UNREADABLE, (draft, dice) -> {
      if (draft.tree == null) {
        return false;
      }
      String before = draft.text();
      return change(draft, text -> change.apply(text, dice)) && !draft.text().equals(before);
    });
  }

  private static boolean change(Draft draft, Function<String, String> change) {
    if (draft.tree == null) {
      return false;
    }
    draft.text(change.apply(draft.text()));
    return true;
  }
}
