package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.system.EngramProperties.Role;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What docker-compose.yml sets is something that the service reads: a name with a mistake in it would do nothing. */
class ComposeSettingsTest {

  private static final Compose COMPOSE = new Compose();

  static Set<String> engram() {
    return Compose.ENGRAM;
  }

  @ParameterizedTest
  @MethodSource("engram")
  void eachVariableIsASetting(String service) {
    JsonNode environment = COMPOSE.service(service).path("environment");

    assertThat(environment.propertyNames()).isNotEmpty()
        .allSatisfy(variable -> assertThat(Settings.setBy(variable)).isPresent());
    assertThat(Role.valueOf(environment.path("ENGRAM_ROLE").stringValue().toUpperCase(Locale.ROOT)))
        .isEqualTo(service.equals("api") ? Role.API : Role.WORKER);
  }

  @ParameterizedTest
  @MethodSource("engram")
  void eachSecretIsASetting(String service) {
    assertThat(Compose.names(COMPOSE.service(service).path("secrets"))).isNotEmpty()
        .isSubsetOf(Settings.known());
  }
}
