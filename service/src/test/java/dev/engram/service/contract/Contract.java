package dev.engram.service.contract;

import dev.engram.service.contract.Operations.Operation;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds every answer that a test gets against the description of the contract, and keeps count of what was seen. */
public final class Contract {

  private static final Operations OPERATIONS = Operations.kept();
  private static final Schemas SCHEMAS = new Schemas(OPERATIONS.document());
  private static final JsonMapper MAPPER = new JsonMapper();

  private Contract() {}

  /**
   * Checks an answer: that its status is described, and that its body is as described.
   *
   * @param target path and query
   */
  public static void check(String method, String target, int status, String contentType, String body) {
    Optional<Operation> found = OPERATIONS.find(method, target);
    if (found.isEmpty()) {
      return; // not of the contract: a page, a path that there is not, the health of the service
    }
    Operation operation = found.get();
    if (!operation.statuses().contains(String.valueOf(status))) {
      throw new AssertionError("%s %s was answered with %d, which docs/openapi.json does not have: %s"
          .formatted(method, target, status, body));
    }
    SeenAnswers.add(operation.id() + " " + status);
    if (contentType.contains("json")) {
      String pointer = schema(operation, String.valueOf(status), contentType);
      JsonNode json = MAPPER.readTree(body);
      checkJson("%s %s".formatted(method, target), pointer, json);
      SeenAnswers.addAll(new SeenProperties(OPERATIONS.document()).of(pointer, json));
    }
  }

  /** Keeps in mind which fields a request had that was taken. */
  public static void sawRequest(String target, String body) {
    OPERATIONS.find("POST", target)
        .filter(Operation::hasBody)
        .ifPresent(operation -> SeenAnswers.addAll(new SeenProperties(OPERATIONS.document())
            .of(operation.pointer() + "/requestBody/content/application~1json/schema", MAPPER.readTree(body))));
  }

  /** Checks an example that the description has of itself. */
  public static void checkExample(Operation operation, String status, String contentType, JsonNode example) {
    checkJson("the example of %s %s".formatted(operation.id(), status), schema(operation, status, contentType),
        example);
  }

  private static String schema(Operation operation, String status, String contentType) {
    return "%s/responses/%s/content/%s/schema".formatted(operation.pointer(), status, contentType.replace("/", "~1"));
  }

  private static void checkJson(String what, String pointer, JsonNode json) {
    if (OPERATIONS.document().at(pointer).isMissingNode()) {
      throw new AssertionError("docs/openapi.json has nothing at %s, but %s is %s".formatted(pointer, what, json));
    }
    List<String> errors = SCHEMAS.errors(pointer, json);
    if (!errors.isEmpty()) {
      throw new AssertionError("%s is not as docs/openapi.json describes it: %s%n%s".formatted(what, errors, json));
    }
  }
}
