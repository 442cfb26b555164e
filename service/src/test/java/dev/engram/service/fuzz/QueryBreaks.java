package dev.engram.service.fuzz;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Queries that ask for what is not there, or for nothing that can be read. */
final class QueryBreaks {

  private static final Set<Integer> UNREADABLE = Set.of(400);
  private static final Set<String> LISTS = Set.of("keys");

  static final List<Break> ALL = List.of(
      new Break("an unknown parameter", UNREADABLE, (draft, dice) -> draft.query
          .add(dice.pick("colour=red", "PageSize=1", "validateonly=true", "x", "=", "=y", "%00=1", "a%5b%5d=1",
              "😀=1"))),
      new Break("a parameter twice", UNREADABLE, (draft, dice) -> of(draft, dice,
          parameter -> !LISTS.contains(parameter.name()), () -> "1&@=1")),
      new Break("an empty parameter", UNREADABLE, (draft, dice) -> of(draft, dice, parameter -> true, () -> "")),
      new Break("a parameter with U+0000", UNREADABLE,
          (draft, dice) -> of(draft, dice, parameter -> true, () -> dice.pick("%00", "a%00", "%00b"))),
      new Break("a parameter of another type", UNREADABLE, (draft, dice) -> of(draft, dice,
          parameter -> parameter.schema().type().matches("integer|boolean"),
          () -> dice.pick("many", "1.5", "1e3", "0x10", "99999999999999999999", "%20", "-", "%2B", "NaN", "yes?",
              "null"))),
      new Break("a number out of range", Statuses.usualOr(400), (draft, dice) -> of(draft, dice,
          parameter -> parameter.schema().type().equals("integer"),
          () -> dice.pick("0", "-1", "1001", "2147483647", "-2147483648", "2147483648", "-0", "00", "+1", "1%20"))),
      new Break("an odd parameter", Statuses.usualOr(400), (draft, dice) -> of(draft, dice, parameter -> true,
          () -> dice.pick(Odd.IN_PATHS))),
      new Break("a query that is none", Statuses.usualOr(400), (draft, dice) -> draft.query
          .add(dice.pick("%", "%zz", "a=%c3%28", "a=|", "a=<b>", "a=^", "{a}", "a=\u00e9", "a=\t", "?", "a=b?c=d",
              "&&&", ";a=b", "#x",
              "a=\"", "a=\\", "a=%ff"))),
      new Break("a page token of its own making", Statuses.usualOr(400), (draft, dice) -> of(draft, dice,
          parameter -> parameter.name().equals("pageToken"),
          () -> dice.pick("YWZ0ZXI6", "YWZ0ZXI6AA", "YWZ0ZXI6MQ", "YWZ0ZXI6LTE", "YWZ0ZXI6OTIyMzM3MjAzNjg1NDc3NTgwNw",
              "YWZ0ZXI6_w",
              "YWZ0ZXI6OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk", "YWZ0ZXI6am9iXzA", "YWZ0ZXI6JQ", "====", "YWZ0ZXI6MQ==",
              "7aCA"))),
      new Break("a very long query", Set.of(400, 414, 431),
          (draft, dice) -> {
            draft.mayHangUp = true;
            return draft.query.add("x=" + "y".repeat(dice.pick(9_000, 70_000)));
          }),
      new Break("very many parameters", Set.of(400, 413, 414, 431), (draft, dice) -> {
        for (int count = 0; count < 1_500; count++) {
          draft.query.add("p");
        }
        return true;
      }));

  private QueryBreaks() {}

  /** @param value of a parameter, in which an at sign stands for its name */
  private static boolean of(Draft draft, Dice dice, Predicate<Operation.Parameter> fit, Supplier<String> value) {
    List<Operation.Parameter> fitting = draft.operation.parameters("query").stream().filter(fit).toList();
    if (fitting.isEmpty()) {
      return false;
    }
    String name = dice.pick(fitting).name();
    draft.query.removeIf(one -> one.startsWith(name + "="));
    String given = value.get();
    draft.query.add(name + "=" + (given.startsWith("1&@") ? given.replace("@", name) : given));
    return true;
  }
}
