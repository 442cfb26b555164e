package dev.engram.service.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What can be asked of the service, as the document has it.
 *
 * @param path with names in braces
 * @param answers the schema of each media type of each status; "default" is a status too
 */
record Operation(String method, String path, List<Parameter> parameters, Optional<Schema> body,
    List<JsonNode> bodyExamples, Map<String, Map<String, Schema>> answers) {

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
    Map<String, Map<String, Schema>> answers = new LinkedHashMap<>();
    node.path("responses").properties().forEach(answer -> {
      Map<String, Schema> types = answers.computeIfAbsent(answer.getKey(), none -> new LinkedHashMap<>());
      answer.getValue()
          .path("content")
          .properties()
          .forEach(type -> types.put(type.getKey(), Schema.of(document, type.getValue().path("schema"))));
    });
    return new Operation(method, path, parameters, schema, examples, answers);
  }

  List<Parameter> parameters(String in) {
    return parameters.stream().filter(one -> one.in().equals(in)).toList();
  }

  /** What it answers with where all is well. */
  List<String> mediaTypes() {
    return answers.entrySet()
        .stream()
        .filter(one -> one.getKey().startsWith("2"))
        .flatMap(one -> one.getValue().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
