package dev.engram.service.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Examples of what is asked and answered in JSON: {@code openapi/createJob.request.json}, {@code openapi/createJob.202.json}
 * and so on, by the names of operations.
 */
@Component
@Order(4)
final class Examples implements OpenApiCustomizer {

  private static final String JSON = "application/json";

  private final JsonMapper mapper;

  Examples(JsonMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public void customise(OpenAPI api) {
    api.getPaths().values().forEach(path -> path.readOperations().forEach(this::addTo));
  }

  private void addTo(Operation operation) {
    if (operation.getRequestBody() != null) {
      add(operation.getRequestBody().getContent(), operation.getOperationId() + ".request");
    }
    operation.getResponses()
        .forEach((status, answer) -> add(answer.getContent(), operation.getOperationId() + "." + status));
  }

  private void add(Content content, String name) {
    if (content != null && content.containsKey(JSON)) {
      read(name).ifPresent(content.get(JSON)::setExample);
    }
  }

  private Optional<Object> read(String name) {
    try (InputStream file = Examples.class.getResourceAsStream("/openapi/" + name + ".json")) {
      return file == null ? Optional.empty() : Optional.of(mapper.readValue(file, Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
