package dev.engram.service.fuzz;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A way to break a request.
 *
 * @param statuses that the request may be answered with then
 */
record Break(String what, Set<Integer> statuses, Act act) {

  /** Breaks a draft, unless there is nothing in it to break. */
  @FunctionalInterface
  interface Act {
    boolean on(Draft draft, Dice dice);
  }

  /** All there are, in the order in which several can be applied to one request. */
  static List<Break> all() {
    return Stream.of(FieldBreaks.ALL, TextBreaks.ALL, ByteBreaks.ALL, QueryBreaks.ALL, PathBreaks.ALL, HeaderBreaks.ALL,
        MessageBreaks.ALL).flatMap(List::stream).toList();
  }

  void apply(Draft draft, Dice dice) {
    if (act.on(draft, dice)) {
      if (draft.broken.isEmpty()) {
        draft.statuses.removeAll(Statuses.USUAL);
      }
      draft.broken.add(what);
      draft.statuses.addAll(statuses);
    }
  }
}
