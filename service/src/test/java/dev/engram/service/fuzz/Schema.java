package dev.engram.service.fuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A schema of the document, with what it refers to in its place.
 *
 * @param name under which the document has it, or ""
 */
record Schema(JsonNode document, JsonNode node, String name) {

  private static final String COMPONENTS = "#/components/schemas/";

  static Schema of(JsonNode document, JsonNode node) {
    String reference = node.path("$ref").asString("");
    if (reference.isEmpty()) {
      return new Schema(document, node, "");
    }
    String name = reference.substring(COMPONENTS.length());
    return new Schema(document, document.path("components").path("schemas").path(name), name);
  }

  private Schema child(JsonNode child) {
    return of(document, child);
  }

  /** One of these, each an alternative. */
  List<Schema> alternatives() {
    return Stream.concat(node.path("oneOf").valueStream(), node.path("anyOf").valueStream()).map(this::child).toList();
  }

  /** The type that is not null. */
  String type() {
    JsonNode type = node.path("type");
    return type.isArray()
        ? type.valueStream().map(JsonNode::stringValue).filter(one -> !one.equals("null")).findFirst().orElse("")
        : type.asString(isObject() ? "object" : "");
  }

  private boolean isObject() {
    return node.has("properties") || node.has("allOf");
  }

  /** Those of all the schemas that it is made of. */
  Map<String, Schema> properties() {
    Map<String, Schema> properties = new LinkedHashMap<>();
    node.path("allOf").forEach(part -> properties.putAll(child(part).properties()));
    node.path("properties").properties().forEach(one -> properties.put(one.getKey(), child(one.getValue())));
    return properties;
  }

  List<String> required() {
    return Stream.concat(node.path("allOf").valueStream().flatMap(part -> child(part).required().stream()),
        node.path("required").valueStream().map(JsonNode::stringValue)).toList();
  }

  Schema items() {
    return child(node.path("items"));
  }

  Optional<Schema> additional() {
    return node.path("additionalProperties").isObject()
        ? Optional.of(child(node.path("additionalProperties")))
        : Optional.empty();
  }

  List<JsonNode> examples() {
    Stream<JsonNode> one = node.has("example") ? Stream.of(node.get("example")) : Stream.empty();
    return Stream.concat(one, node.path("examples").valueStream()).toList();
  }

  /** All that it may be, where that is a few values. */
  List<JsonNode> choices() {
    return node.has("const") ? List.of(node.get("const")) : node.path("enum").valueStream().toList();
  }
}
