package dev.engram.service.contract;

import dev.engram.service.contract.Operations.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds every answer that a test gets against the description of the contract, and keeps count of what was seen. */
public final class Contract {

  private static final Operations OPERATIONS = Operations.kept();
  private static final Schemas SCHEMAS = new Schemas(OPERATIONS.document());
  private static final JsonMapper MAPPER = new JsonMapper();

  private Contract() {}

  /**
   * Checks an answer: that its status and its media type are described, and that its body is as described.
   *
   * @param target path and query
   */
  public static void check(String method, String target, int status, String mediaType, String body) {
    List<String> faults = faults(method, target, status, mediaType, body);
    if (!faults.isEmpty()) {
      throw new AssertionError("%s %s: %s%n%s".formatted(method, target, faults, body));
    }
  }

  /** What of an answer is not as described; nothing of one that is not of the contract, a page for instance. */
  public static List<String> faults(String method, String target, int status, String mediaType, String body) {
    Optional<Operation> found = OPERATIONS.find(method, target);
    if (found.isEmpty()) {
      return List.of();
    }
    Operation operation = found.get();
    if (!operation.statuses().contains(String.valueOf(status))) {
      return List.of("docs/openapi.json does not have the status %d of %s".formatted(status, operation.id()));
    }
    SeenAnswers.add(operation.id() + " " + status);
    Set<String> types = operation.mediaTypes(status);
    if (!types.contains(mediaType) && !(types.isEmpty() && body.isEmpty())) {
      return List
          .of("docs/openapi.json has %s for %s %d, not '%s'".formatted(types, operation.id(), status, mediaType));
    }
    if (!mediaType.contains("json")) {
      return List.of();
    }
    JsonNode json = MAPPER.readTree(body);
    String pointer = operation.schema(String.valueOf(status), mediaType);
    List<String> errors = SCHEMAS.errors(pointer, json);
    if (errors.isEmpty()) {
      SeenAnswers.addAll(new SeenProperties(OPERATIONS.document()).of(pointer, json));
    }
    return errors;
  }

  /** Keeps in mind which fields a request had that was taken. */
  public static void sawRequest(String target, String body) {
    OPERATIONS.find("POST", target)
        .filter(Operation::hasBody)
        .ifPresent(operation -> SeenAnswers.addAll(new SeenProperties(OPERATIONS.document())
            .of(operation.pointer() + "/requestBody/content/application~1json/schema", MAPPER.readTree(body))));
  }

  /** Checks an example that the description has of itself. */
  public static void checkExample(Operation operation, String status, String mediaType, JsonNode example) {
    List<String> errors = SCHEMAS.errors(operation.schema(status, mediaType), example);
    if (!errors.isEmpty()) {
      throw new AssertionError("the example of %s %s: %s%n%s".formatted(operation.id(), status, errors, example));
    }
  }
}
