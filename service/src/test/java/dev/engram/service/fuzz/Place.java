package dev.engram.service.fuzz;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a value stands in JSON.
 *
 * @param name of the property; of an element its number
 */
record Place(JsonNode parent, String name) {

  /** All below a value, from the top on. */
  static List<Place> within(JsonNode value) {
    List<Place> places = new ArrayList<>();
    collect(value, places);
    return places;
  }

  private static void collect(JsonNode value, List<Place> places) {
    if (value instanceof ObjectNode object) {
      object.propertyNames().forEach(name -> places.add(new Place(object, name)));
    } else if (value instanceof ArrayNode array) {
      for (int index = 0; index < array.size(); index++) {
        places.add(new Place(array, String.valueOf(index)));
      }
    }
    value.forEach(child -> collect(child, places));
  }

  JsonNode value() {
    return parent instanceof ArrayNode array ? array.get(Integer.parseInt(name)) : parent.get(name);
  }

  void set(JsonNode value) {
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), value);
    } else {
      ((ObjectNode) parent).set(name, value);
    }
  }

  void remove() {
    if (parent instanceof ArrayNode array) {
      array.remove(Integer.parseInt(name));
    } else {
      ((ObjectNode) parent).remove(name);
    }
  }
}
