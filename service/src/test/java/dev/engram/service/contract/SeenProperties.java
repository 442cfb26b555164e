package dev.engram.service.contract;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Which properties of which schemas a document has, {@code Job.error} for instance, and are not null in it. */
final class SeenProperties {

  private static final String SCHEMAS = "#/components/schemas/";

  private final JsonNode document;
  private final Set<String> seen = new TreeSet<>();

  SeenProperties(JsonNode document) {
    this.document = document;
  }

  Set<String> of(String pointer, JsonNode instance) {
    walk("", document.at(pointer), instance);
    return seen;
  }

  private void walk(String name, JsonNode schema, JsonNode instance) {
    if (schema.has("$ref")) {
      String reference = schema.path("$ref").stringValue();
      walk(reference.substring(SCHEMAS.length()), document.at(reference.substring(1)), instance);
      return;
    }
    variant(schema, instance).ifPresent(chosen -> walk(name, chosen, instance));
    schema.path("allOf").forEach(part -> {
      if (!part.has("$ref")) {
        walk(name, part, instance);
      }
    });
    schema.path("properties").properties().forEach(property -> {
      JsonNode value = instance.path(property.getKey());
      if (!value.isMissingNode() && !value.isNull()) {
        seen.add(name + "." + property.getKey());
        walk(name + "." + property.getKey(), property.getValue(), value);
      }
    });
    if (instance.isArray()) {
      instance.forEach(item -> walk(name, schema.path("items"), item));
    }
    if (instance.isObject() && schema.path("additionalProperties").isObject()) {
      instance.forEach(value -> walk(name, schema.path("additionalProperties"), value));
    }
  }

  /** The one of several schemas that the type of an object names; the only one where there is but one. */
  private Optional<JsonNode> variant(JsonNode schema, JsonNode instance) {
    Stream<JsonNode> references = schema.path("oneOf").valueStream().filter(one -> one.has("$ref"));
    String type = instance.path("type").asString("");
    return references.filter(one -> types(one).isEmpty() || types(one).contains(type)).findFirst();
  }

  private Set<String> types(JsonNode reference) {
    Set<String> types = new TreeSet<>();
    document.at(reference.path("$ref").stringValue().substring(1))
        .path("allOf")
        .forEach(part -> part.at("/properties/type/enum").forEach(type -> types.add(type.stringValue())));
    return types;
  }
}
