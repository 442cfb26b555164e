package dev.engram.service.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What many operations take and give: pages, idempotency keys, the id of a request. */
@Component
@Order(2)
final class CommonParameters implements OpenApiCustomizer {

  private static final Map<String, String> MEANINGS = Map.of("pageSize", "How many at most.", "pageToken",
      "The nextPageToken of the page before.", "Last-Event-ID", "Tell what came after this event.", "validateOnly",
      "Only say what it would become; nothing is stored.", "graceSeconds",
      "How long the present secret is taken as well.");

  /** Whose answers are not written down. */
  private static final String OF_SECRETS = "keys";

  @Override
  public void customise(OpenAPI api) {
    api.getPaths().values().forEach(CommonParameters::describe);
  }

  private static void describe(PathItem path) {
    path.readOperationsMap().forEach((method, operation) -> {
      if (operation.getParameters() != null) {
        operation.getParameters().forEach(CommonParameters::describe);
      }
      if (method == HttpMethod.POST && !operation.getTags().contains(OF_SECRETS)) {
        operation.addParametersItem(idempotencyKey());
      }
      addRequestId(operation);
    });
  }

  private static void describe(Parameter parameter) {
    String meaning = MEANINGS.get(parameter.getName());
    if (meaning != null && parameter.getDescription() == null) {
      parameter.setDescription(meaning);
    }
    if (parameter.getName().equals("pageSize")) {
      Schema<?> schema = parameter.getSchema();
      schema.setMinimum(BigDecimal.ONE);
      schema.setMaximum(BigDecimal.valueOf(1000));
    }
  }

  private static Parameter idempotencyKey() {
    Schema<?> schema = string();
    schema.setMinLength(1);
    schema.setMaxLength(255);
    return new HeaderParameter().name("Idempotency-Key")
        .required(false)
        .description("The same request with the same key takes effect once, and gets the same answer for a day.")
        .schema(schema)
        .example("2f1c7d1e-5b0a-4f0e-9a53-6a7f7c8f2f10");
  }

  private static void addRequestId(Operation operation) {
    operation.getResponses()
        .values()
        .forEach(response -> response.addHeaderObject("X-Request-Id",
            new Header().description("Names the request in the log.").schema(string())));
  }

  private static Schema<?> string() {
    return new JsonSchema().types(Set.copyOf(List.of("string")));
  }
}
