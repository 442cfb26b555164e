package dev.engram.service.fuzz;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that are JSON, with something wrong in one of their fields. */
final class FieldBreaks {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<Integer> UNREADABLE = Set.of(400);

  static final List<Break> ALL = List.of(
      new Break("a field of another type", UNREADABLE,
          (draft, dice) -> at(draft, dice, value -> !value.isNull(),
              (place, value) -> place.set(otherType(value, dice)))),
      new Break("an unknown field", UNREADABLE,
          (draft, dice) -> withObject(draft, dice,
              object -> object.put(dice.pick("colour", "Name", "id", "a/b~c", ""), 5))),
      new Break("a missing field", Statuses.usualOr(400),
          (draft, dice) -> at(draft, dice, value -> true, (place, value) -> place.remove())),
      new Break("a field that is null", Statuses.usualOr(400),
          (draft, dice) -> at(draft, dice, value -> true, (place, value) -> place.set(JSON.nullNode()))),
      new Break("an unknown type", UNREADABLE, (draft, dice) -> withObject(draft, dice,
          object -> object.has("type"), object -> object.put("type", dice.pick("gru", "LSTM", "", "lstm ")))),
      new Break("an odd number", Statuses.usualOr(400), (draft, dice) -> rawAt(draft, dice, JsonNode::isNumber,
          dice.pick(Odd.NUMBERS))),
      new Break("an odd string", Statuses.usualOr(400), (draft, dice) -> rawAt(draft, dice, JsonNode::isString,
          '"' + dice.pick(Odd.JSON_STRINGS) + '"')),
      new Break("an odd name of a field", Statuses.usualOr(400), (draft, dice) -> withObject(draft, dice,
          object -> object.put(dice.pick("\0", "\ud800", "😀", "x".repeat(64), "a:b", " ", "__proto__"), "v"))),
      new Break("what is no value", UNREADABLE,
          (draft, dice) -> rawAt(draft, dice, value -> true, dice.pick(Odd.NO_VALUES))),
      new Break("a value many times", Statuses.usualOr(400, 413), (draft, dice) -> at(draft, dice, JsonNode::isArray,
          (place, value) -> {
            ArrayNode many = JSON.arrayNode();
            JsonNode one = value.isEmpty() ? JSON.numberNode(1) : value.get(0);
            for (int count = dice.pick(2, 300, 12_000); count > 0; count--) {
              many.add(dice.chance(0.9) && one.isNumber() ? JSON.numberNode(count) : one);
            }
            place.set(many);
          })),
      new Break("very many unknown fields", UNREADABLE, (draft, dice) -> withObject(draft, dice, object -> {
        for (int count = 0; count < 20_000; count++) {
          object.put("f" + count, count);
        }
      })));

  private FieldBreaks() {}

  @FunctionalInterface
  private interface Change {
    void of(Place place, JsonNode value);
  }

  @FunctionalInterface
  private interface ChangeOfObject {
    void of(ObjectNode object);
  }

  private static boolean at(Draft draft, Dice dice, Predicate<JsonNode> fit, Change change) {
    if (draft.tree == null) {
      return false;
    }
    List<Place> places = Place.within(draft.tree).stream().filter(place -> fit.test(place.value())).toList();
    if (places.isEmpty()) {
      return false;
    }
    Place place = dice.pick(places);
    change.of(place, place.value());
    return true;
  }

  private static boolean rawAt(Draft draft, Dice dice, Predicate<JsonNode> fit, String raw) {
    return at(draft, dice, fit, (place, value) -> draft.setRaw(place, raw));
  }

  private static boolean withObject(Draft draft, Dice dice, ChangeOfObject change) {
    return withObject(draft, dice, object -> true, change);
  }

  private static boolean withObject(Draft draft, Dice dice, Predicate<ObjectNode> fit, ChangeOfObject change) {
    if (draft.tree instanceof ObjectNode whole && fit.test(whole) && dice.chance(0.3)) {
      change.of(whole);
      return true;
    }
    return at(draft, dice, value -> value instanceof ObjectNode object && fit.test(object),
        (place, value) -> change.of((ObjectNode) value));
  }

  private static JsonNode otherType(JsonNode value, Dice dice) {
    JsonNode number = JSON.numberNode(12.5);
    return switch (value.getNodeType()) {
      case NUMBER -> dice.pick(JSON.stringNode("5"), JSON.booleanNode(true), JSON.objectNode(), JSON.arrayNode());
      case BOOLEAN -> dice.pick(JSON.stringNode("true"), number, JSON.objectNode(), JSON.arrayNode());
      case OBJECT -> dice.pick(number, JSON.arrayNode(), JSON.booleanNode(true));
      case ARRAY -> dice.pick(number, JSON.objectNode(), JSON.stringNode("x"));
      default -> dice.pick(number, JSON.booleanNode(false), JSON.arrayNode());
    };
  }
}
