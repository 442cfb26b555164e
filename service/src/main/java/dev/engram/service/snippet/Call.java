package dev.engram.service.snippet;

import java.util.List;
import java.util.stream.Collectors;

/** A method with its arguments. */
record Call(String name, List<Expression> arguments) {

  String inOneLine() {
    return name + arguments.stream().map(Expression::inOneLine).collect(Collectors.joining(", ", "(", ")"));
  }

  /** As {@link Expression#laidOut}. */
  String laidOut(int indent, int column) {
    if (Layout.fits(column, inOneLine())) {
      return inOneLine();
    }
    if (arguments.size() == 1) {
      return name + "(" + arguments.getFirst().laidOut(indent, column + name.length() + 1) + ")";
    }
    return name + "(" + Layout.filled(arguments, indent + Layout.INDENT) + ")";
  }
}
