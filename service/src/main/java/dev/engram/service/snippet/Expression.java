package dev.engram.service.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An expression of Java, in one line where it fits and else in several. */
sealed interface Expression {

  String inOneLine();

  /**
   * As it is to be printed.
   *
   * @param indent of the line that it begins in
   * @param column of that line in which it begins
   */
  String laidOut(int indent, int column);

  /** What has no parts. */
  record Literal(String text) implements Expression {

    @Override
    public String inOneLine() {
      return text;
    }

    @Override
    public String laidOut(int indent, int column) {
      return text;
    }
  }

  /** Calls, each on what the one before it returned. */
  record Chain(List<Call> calls) implements Expression {

    static Chain of(String name, List<Expression> arguments) {
      return new Chain(List.of(new Call(name, arguments)));
    }

    @Override
    public String inOneLine() {
      return calls.stream().map(Call::inOneLine).collect(Collectors.joining("."));
    }

    @Override
    public String laidOut(int indent, int column) {
      if (Layout.fits(column, inOneLine())) {
        return inOneLine();
      }
      List<String> lines = new ArrayList<>();
      // deeper: its arguments are not to look like what follows it
      lines.add(calls.getFirst().laidOut(calls.size() == 1 ? indent : indent + Layout.INDENT, column));
      for (Call call : calls.subList(1, calls.size())) {
        lines.add("." + call.laidOut(indent + Layout.INDENT, indent + Layout.INDENT + 1));
      }
      return String.join(Layout.newLine(indent + Layout.INDENT), lines);
    }
  }
}
