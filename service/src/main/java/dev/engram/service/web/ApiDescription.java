package dev.engram.service.web;

import dev.engram.api.Problem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the contract in OpenAPI 3.1. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  private static final String PROBLEM = "Problem";

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(new Info()
            .title("Engram")
            .version("1")
            .description("Trains recurrent cells from scratch and measures how long they remember.")
            .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .servers(List.of(new Server().url("/"))); // else springdoc writes down the address it was asked at
  }

  /** Every operation may answer with a problem. */
  @Bean
  OpenApiCustomizer problemAnswers() {
    return api -> {
      ResolvedSchema schema = ModelConverters.getInstance(true)
          .resolveAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(false));
      schema.referencedSchemas.forEach(api.getComponents()::addSchemas);
      api.getComponents().addSchemas(PROBLEM, schema.schema);
      api.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDescription::mayFail));
    };
  }

  private static void mayFail(Operation operation) {
    Schema<?> problem = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
    operation.getResponses()
        .addApiResponse("default", new ApiResponse()
            .description("What went wrong.")
            .content(new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(problem))));
  }
}
