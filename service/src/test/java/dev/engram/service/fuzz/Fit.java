package dev.engram.service.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether an answer is what the document says it is. */
final class Fit {

  private final List<String> faults = new ArrayList<>();

  private Fit() {}

  /** All that is in a value and not in its schema, or not as it is there. */
  static List<String> check(JsonNode value, Schema schema) {
    Fit fit = new Fit();
    fit.look(value, schema, "");
    return fit.faults;
  }

  private void look(JsonNode value, Schema schema, String at) {
    if (value.isNull()) {
      return; // as good as absent
    }
    List<Schema> alternatives = schema.alternatives();
    if (!alternatives.isEmpty()) {
      require(alternatives.stream().anyMatch(one -> check(value, one).isEmpty()), at, "none of the alternatives",
          value);
    } else if (!schema.choices().isEmpty()) {
      require(schema.choices().contains(value), at, schema.choices().toString(), value);
    } else {
      lookAtType(value, schema, at);
    }
  }

  private void lookAtType(JsonNode value, Schema schema, String at) {
    switch (schema.type()) {
      case "object" -> lookAtObject(value, schema, at);
      case "array" -> {
        require(value.isArray(), at, "array", value);
        for (int index = 0; value.isArray() && index < value.size(); index++) {
          look(value.get(index), schema.items(), at + "/" + index);
        }
      }
      case "integer" -> require(value.isIntegralNumber(), at, "integer", value);
      case "number" -> require(value.isNumber(), at, "number", value);
      case "boolean" -> require(value.isBoolean(), at, "boolean", value);
      case "string" -> require(value.isString(), at, "string", value);
      default -> require(schema.node().isEmpty() || !schema.node().has("type"), at, "a type that is known", value);
    }
  }

  private void lookAtObject(JsonNode value, Schema schema, String at) {
    require(value.isObject(), at, "object", value);
    Map<String, Schema> properties = schema.properties();
    Optional<Schema> additional = schema.additional();
    value.properties().forEach(property -> {
      Optional<Schema> known = Optional.ofNullable(properties.get(property.getKey())).or(() -> additional);
      if (known.isPresent()) {
        look(property.getValue(), known.get(), at + "/" + property.getKey());
      } else {
        faults.add("the document does not have %s/%s".formatted(at, property.getKey()));
      }
    });
    schema.required().forEach(name -> require(value.has(name), at, "an object with " + name, value));
  }

  private void require(boolean holds, String at, String wanted, JsonNode value) {
    if (!holds) {
      String text = value.toString();
      faults.add("the document wants %s at %s, which is %s".formatted(wanted, at,
          text.length() > 100 ? text.substring(0, 100) + "…" : text));
    }
  }
}
