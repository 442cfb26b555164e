package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.deploy.Compose;
import dev.engram.service.system.EngramProperties.Role;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What docker-compose.yml sets is something that the service reads: a name with a mistake in it would do nothing. */
class DeployedSettingsTest extends ServiceTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  @Autowired
  private ApplicationContext context;

  static Set<String> engram() {
    return Compose.ENGRAM;
  }

  @ParameterizedTest
  @MethodSource("engram")
  void environmentVariablesAreProperties(String service) throws IOException {
    Set<String> known = properties().map(DeployedSettingsTest::variable).collect(Collectors.toSet());
    JsonNode environment = new Compose().services().get(service).path("environment");
    assertThat(environment).isNotEmpty();
    assertThat(environment.propertyNames()).filteredOn(name -> !known.contains(name)).isEmpty();
    assertThat(Role.valueOf(environment.path("ENGRAM_ROLE").stringValue().toUpperCase(Locale.ROOT)))
        .isEqualTo(service.equals("api") ? Role.API : Role.WORKER);
  }

  @ParameterizedTest
  @MethodSource("engram")
  void secretsAreProperties(String service) throws IOException {
    Set<String> known = properties().collect(Collectors.toCollection(TreeSet::new));
    assertThat(Compose.names(new Compose().services().get(service).path("secrets"))).isNotEmpty()
        .filteredOn(name -> !known.contains(name))
        .isEmpty();
  }

  /** As Spring Boot reads them. */
  private static String variable(String property) {
    return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private Stream<String> properties() throws IOException {
    Set<String> names = new TreeSet<>();
    for (URL metadata : Collections
        .list(getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
      try (var content = metadata.openStream()) {
        MAPPER.readTree(content)
            .path("properties")
            .valueStream()
            .filter(property -> !property.has("deprecated"))
            .forEach(property -> names.add(property.path("name").stringValue()));
      }
    }
    ConfigurationPropertiesBean.getAll(context)
        .values()
        .stream()
        .filter(bean -> bean.getInstance() instanceof Record)
        .forEach(bean -> Stream.of(bean.getInstance().getClass().getRecordComponents())
            .map(RecordComponent::getName)
            .forEach(name -> names.add(bean.getAnnotation().prefix() + "."
                + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))));
    return names.stream();
  }
}
