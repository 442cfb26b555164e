package dev.engram.service.fuzz;

import java.util.List;

/** Draws requests: of five one is as it should be, three are broken in one way, and one in two. */
final class Drawing {

  private final List<Operation> operations;
  private final List<Operation> withBodies;
  private final Vocabulary vocabulary;
  private final List<Break> breaks = Break.all();

  Drawing(List<Operation> operations, Vocabulary vocabulary) {
    this.operations = operations;
    this.withBodies = operations.stream().filter(one -> one.body().isPresent()).toList();
    this.vocabulary = vocabulary;
  }

  Draft draw(Dice dice) {
    Draft draft = new Drafts(vocabulary, dice).of(operation(dice));
    switch (dice.below(5)) {
      case 0 -> {
        // as it is
      }
      case 1 -> breakTwice(draft, dice);
      default -> breakOnce(draft, dice);
    }
    return draft;
  }

  private Operation operation(Dice dice) {
    Operation operation = dice.pick(dice.chance(0.4) ? withBodies : operations);
    while (operation.path().contains("/report.") && dice.chance(0.9)) {
      operation = dice.pick(operations); // a report takes a second
    }
    return operation;
  }

  private void breakOnce(Draft draft, Dice dice) {
    List<Break> fitting = draft.hasBody() && dice.chance(0.6) ? FieldBreaks.ALL : breaks;
    for (int tries = 0; tries < 5 && draft.broken.isEmpty(); tries++) {
      dice.pick(fitting).apply(draft, dice);
    }
  }

  private void breakTwice(Draft draft, Dice dice) {
    int one = dice.below(breaks.size());
    int other = dice.below(breaks.size());
    breaks.get(Math.min(one, other)).apply(draft, dice);
    breaks.get(Math.max(one, other)).apply(draft, dice);
  }
}
