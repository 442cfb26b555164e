package dev.engram.service.fuzz;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that a schema allows: its examples, its limits, what lies between them, and else what is usual. */
final class Values {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<Long> USUAL_INTEGERS = List.of(1L, 2L, 3L, 5L, 8L, 10L, 16L, 40L, 100L, 100L, 1000L);
  private static final List<Double> USUAL_NUMBERS = List.of(0.0, 0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 1.0, 10.0);
  private static final List<String> USUAL_STRINGS = List.of("auto", "cpu", "course", "dl", "a name", "curve", "x");

  private final Vocabulary vocabulary;
  private final Dice dice;

  Values(Vocabulary vocabulary, Dice dice) {
    this.vocabulary = vocabulary;
    this.dice = dice;
  }

  /** @param name of the field or parameter */
  JsonNode of(Schema schema, String name) {
    if (!schema.examples().isEmpty() && dice.chance(0.4)) {
      return dice.pick(schema.examples());
    }
    if (!schema.choices().isEmpty()) {
      return dice.pick(schema.choices());
    }
    if (!schema.alternatives().isEmpty()) {
      return of(dice.pick(schema.alternatives()), name);
    }
    return switch (schema.type()) {
      case "object" -> object(schema);
      case "array" -> array(schema, name);
      case "integer" -> integer(schema);
      case "number" -> number(schema);
      case "boolean" -> JSON.booleanNode(dice.chance(0.5));
      case "string" -> JSON.stringNode(string(schema, name));
      default -> JSON.nullNode();
    };
  }

  private ObjectNode object(Schema schema) {
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<String, Schema> property : schema.properties().entrySet()) {
      if (schema.required().contains(property.getKey()) || dice.chance(0.4)) {
        object.set(property.getKey(), of(property.getValue(), property.getKey()));
      }
    }
    schema.additional().ifPresent(value -> {
      for (int count = dice.below(3); count > 0; count--) {
        object.set(dice.pick(USUAL_STRINGS), of(value, ""));
      }
    });
    return object;
  }

  private ArrayNode array(Schema schema, String name) {
    ArrayNode array = JSON.arrayNode();
    for (int count = dice.below(4); count > 0; count--) {
      array.add(of(schema.items(), name));
    }
    return array;
  }

  private JsonNode integer(Schema schema) {
    long least = schema.node().path("minimum").asLong(Long.MIN_VALUE);
    long most = schema.node().path("maximum").asLong(Long.MAX_VALUE);
    List<Long> usual = Stream
        .concat(USUAL_INTEGERS.stream(), Stream.of(least, most).filter(end -> Math.abs((double) end) < 1e15))
        .filter(one -> one >= least && one <= most)
        .toList();
    long value = usual.isEmpty() || dice.chance(0.1) ? dice.between(Math.max(least, -1000), Math.min(most, 1_000_000))
        : dice.pick(usual);
    return JSON.numberNode(value);
  }

  private JsonNode number(Schema schema) {
    double least = bound(schema, "minimum", "exclusiveMinimum", Double.NEGATIVE_INFINITY);
    double most = bound(schema, "maximum", "exclusiveMaximum", Double.POSITIVE_INFINITY);
    List<Double> usual = USUAL_NUMBERS.stream().filter(one -> one >= least && one <= most).toList();
    double value = usual.isEmpty() || dice.chance(0.1)
        ? dice.between(Math.max(least, -100), Math.min(most, 100))
        : dice.pick(usual);
    return JSON.numberNode(value);
  }

  private static double bound(Schema schema, String closed, String open, double otherwise) {
    return schema.node().path(closed).asDouble(schema.node().path(open).asDouble(otherwise));
  }

  private String string(Schema schema, String name) {
    return switch (schema.node().path("format").asString("")) {
      case "duration" -> dice.pick("PT1S", "PT2H", "P1D", "PT0.5S");
      case "date-time" -> dice.pick("2026-01-01T00:00:00Z", "1970-01-01T00:00:00.001Z");
      default -> {
        List<String> known = Stream.concat(vocabulary.first(name).stream(), vocabulary.later(name).stream()).toList();
        yield known.isEmpty() ? dice.pick(USUAL_STRINGS) : dice.pick(known);
      }
    };
  }
}
