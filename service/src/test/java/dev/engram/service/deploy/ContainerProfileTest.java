package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

class ContainerProfileTest {

  /** As a process with that profile has it, whatever the variables of this one say. */
  static ConfigurableEnvironment environment() {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    ConfigDataEnvironmentPostProcessor.applyTo(environment, new DefaultResourceLoader(),
        new DefaultBootstrapContext(), "container");
    return environment;
  }

  @Test
  void aContainerIsReachedFromOutside() {
    assertThat(environment().getProperty("server.address")).isEqualTo("0.0.0.0");
    assertThat(environment().getProperty("server.port")).isEqualTo("8080");
  }

  @Test
  void probesAndScrapersHaveAPortOfTheirOwn() {
    assertThat(environment().getProperty("management.server.port")).isEqualTo(HealthCheck.DEFAULT_PORT);
    assertThat(environment().getProperty("management.endpoints.web.exposure.include"))
        .isEqualTo("health,info,prometheus");
  }

  @Test
  void secretsAreFilesWhereThereAreAny() {
    assertThat(environment().getProperty("spring.config.import")).isEqualTo("optional:configtree:/run/secrets/");
  }
}
