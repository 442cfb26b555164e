package dev.engram.service.description;

import dev.engram.api.Problem;
import dev.engram.service.description.Failure.Asked;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells of each operation in which ways it may fail, with an example of each. */
@Component
@Order(3)
final class ProblemAnswers implements OpenApiCustomizer {

  private static final String PROBLEM = "Problem";

  private final JsonMapper mapper;

  ProblemAnswers(JsonMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public void customise(OpenAPI api) {
    ResolvedSchema schema = ModelConverters.getInstance(true)
        .resolveAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(false));
    schema.referencedSchemas.forEach(api.getComponents()::addSchemas);
    api.getComponents().addSchemas(PROBLEM, schema.schema);
    api.getPaths()
        .forEach((path, item) -> item.readOperationsMap()
            .forEach((method, operation) -> addTo(operation.getResponses(),
                new Asked(operation, path, HttpMethod.valueOf(method.name())))));
  }

  private void addTo(ApiResponses responses, Asked asked) {
    for (Failure failure : Failure.values()) {
      if (failure.concerns(asked)) {
        responses.addApiResponse(String.valueOf(failure.status().value()), answer(failure, asked));
      }
    }
  }

  private ApiResponse answer(Failure failure, Asked asked) {
    Schema<?> problem = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
    Object example = mapper.convertValue(failure.example(asked.path()), Object.class);
    ApiResponse answer = new ApiResponse().description(failure.when())
        .content(new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(problem).example(example)));
    if (failure.passes()) {
      answer.addHeaderObject(HttpHeaders.RETRY_AFTER, new Header().description("In seconds.")
          .schema(new JsonSchema().types(Set.of("integer"))));
    }
    return answer;
  }
}
