package dev.engram.service.contract;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of the document, in which a property that they do not name is an error. */
final class Schemas {

  private static final String DOCUMENT = "https://engram.example/openapi.json";

  private final SchemaRegistry registry;

  Schemas(JsonNode document) {
    JsonNode strict = document.deepCopy();
    strict.at("/components/schemas").forEach(Schemas::forbidOtherProperties);
    strict.findParents("discriminator").forEach(schema -> ((ObjectNode) schema).remove("discriminator")); // OpenAPI's own
    registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
        builder -> builder.schemas(Map.of(DOCUMENT, strict.toString())));
  }

  /** What does not fit. */
  List<String> errors(String pointer, JsonNode instance) {
    return registry.getSchema(SchemaLocation.of(DOCUMENT + "#" + pointer))
        .validate(instance)
        .stream()
        .map(Error::toString)
        .toList();
  }

  private static void forbidOtherProperties(JsonNode schema) {
    if (schema.has("allOf")) {
      schema.path("allOf").forEach(Schemas::forbidOtherProperties);
    } else if (schema instanceof ObjectNode object && object.has("properties") && !object.has("discriminator")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
  }
}
