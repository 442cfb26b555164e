package dev.engram.service.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What springdoc can't find in the controllers by itself. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

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
}
