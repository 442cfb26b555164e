package dev.engram.service.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operations that docs/openapi.json describes. */
public final class Operations {

  private static final Path KEPT = Path.of("..", "docs", "openapi.json");

  private final JsonNode document;
  private final List<Operation> all = new ArrayList<>();

  /**
   * An operation.
   *
   * @param pointer to its description in the document
   */
  public record Operation(String method, String path, String pointer, JsonNode description) {

    public String id() {
      return description.path("operationId").stringValue();
    }

    public boolean hasBody() {
      return description.has("requestBody");
    }

    /** A body that it takes; "" where it takes none. */
    public String exampleBody() {
      return hasBody() ? description.at("/requestBody/content/application~1json/example").toString() : "";
    }

    public List<String> statuses() {
      return List.copyOf(description.path("responses").propertyNames());
    }

    /** Of its answers of a status, without their parameters. */
    Set<String> mediaTypes(int status) {
      return description.at("/responses/%d/content".formatted(status))
          .propertyNames()
          .stream()
          .map(type -> type.replaceFirst(";.*", ""))
          .collect(Collectors.toSet());
    }

    /** Where the schema of an answer is. */
    String schema(String status, String mediaType) {
      return "%s/responses/%s/content/%s/schema".formatted(pointer, status, mediaType.replace("/", "~1"));
    }

    /** Its path with every variable replaced. */
    public String at(String value) {
      return path.replaceAll("\\{\\w+}", value);
    }

    private boolean isAt(String askedMethod, String askedPath) {
      return method.equals(askedMethod) && askedPath.matches(path.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+"));
    }
  }

  private Operations(JsonNode document) {
    this.document = document;
    document.path("paths")
        .properties()
        .forEach(path -> path.getValue()
            .properties()
            .forEach(method -> all.add(new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(),
                "/paths/%s/%s".formatted(path.getKey().replace("~", "~0").replace("/", "~1"), method.getKey()),
                method.getValue()))));
    // a path without variables before one that would take its last part for a variable
    all.sort((one, other) -> Integer.compare(other.path().replaceAll("\\{\\w+}", "").length(),
        one.path().replaceAll("\\{\\w+}", "").length()));
  }

  public static Operations kept() {
    try {
      return new Operations(new JsonMapper().readTree(Files.readString(KEPT)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode document() {
    return document;
  }

  public List<Operation> all() {
    return all;
  }

  /** @param target path and query */
  Optional<Operation> find(String method, String target) {
    String path = target.replaceFirst("\\?.*", "");
    return all.stream().filter(operation -> operation.isAt(method, path)).findFirst();
  }
}
