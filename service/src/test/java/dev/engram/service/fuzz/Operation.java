package dev.engram.service.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What can be asked of the service, as the document has it.
 *
 * @param path with names in braces
 * @param mediaTypes of what it answers with where all is well
 */
record Operation(String method, String path, List<Parameter> parameters, Optional<Schema> body,
    List<JsonNode> bodyExamples, List<String> mediaTypes) {

  /** @param in path, query or header */
  record Parameter(String name, String in, Schema schema) {}

  /** Every operation of a document. */
  static List<Operation> all(JsonNode document) {
    List<Operation> operations = new ArrayList<>();
    document.path("paths")
        .properties()
        .forEach(path -> path.getValue()
            .properties()
            .forEach(method -> operations.add(
                read(document, method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
    return operations;
  }

  private static Operation read(JsonNode document, String method, String path, JsonNode node) {
    List<Parameter> parameters = node.path("parameters")
        .valueStream()
        .map(one -> new Parameter(one.path("name").stringValue(), one.path("in").stringValue(),
            Schema.of(document, one.path("schema"))))
        .toList();
    JsonNode body = node.path("requestBody").path("content").path("application/json");
    Optional<Schema> schema = Optional.of(body.path("schema"))
        .filter(JsonNode::isObject)
        .map(one -> Schema.of(document, one));
    List<JsonNode> examples = new ArrayList<>(body.path("examples").findValues("value"));
    if (body.has("example")) {
      examples.add(body.get("example"));
    }
    List<String> mediaTypes = node.path("responses")
        .properties()
        .stream()
        .filter(answer -> answer.getKey().startsWith("2"))
        .flatMap(answer -> answer.getValue().path("content").propertyNames().stream())
        .distinct()
        .sorted()
        .toList();
    return new Operation(method, path, parameters, schema, examples, mediaTypes);
  }

  List<Parameter> parameters(String in) {
    return parameters.stream().filter(one -> one.in().equals(in)).toList();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
