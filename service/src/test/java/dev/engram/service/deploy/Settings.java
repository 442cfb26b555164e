package dev.engram.service.deploy;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings that the application knows: its own, Spring Boot's and those of the libraries. */
final class Settings {

  private static final String METADATA = "classpath*:META-INF/spring-configuration-metadata.json";
  private static final Path RESOURCES = Path.of("src", "main", "resources");

  private static final String ENVIRONMENT = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
  private static final Supplier<Set<String>> KNOWN = SingletonSupplier.of(Settings::find);

  private Settings() {}

  /** Their names. */
  static Set<String> known() {
    return KNOWN.get();
  }

  private static Set<String> find() {
    Set<String> names = new TreeSet<>();
    try {
      for (Resource metadata : new PathMatchingResourcePatternResolver().getResources(METADATA)) {
        try (InputStream json = metadata.getInputStream()) {
          JsonMapper.shared()
              .readTree(json)
              .path("properties")
              .valueStream()
              .filter(property -> !property.at("/deprecation/level").asString("").equals("error"))
              .map(property -> property.path("name"))
              .map(JsonNode::stringValue)
              .forEach(names::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ownRecords().forEach(record -> names.addAll(namesOf(record)));
    return names;
  }

  /** Those of the application itself, as it reads them. */
  static Stream<Class<?>> ownRecords() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    return scanner.findCandidateComponents("dev.engram.service").stream().map(found -> {
      try {
        return Class.forName(found.getBeanClassName());
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private static List<String> namesOf(Class<?> record) {
    String prefix = record.getAnnotation(ConfigurationProperties.class).value();
    return Stream.of(record.getRecordComponents())
        .map(RecordComponent::getName)
        .map(name -> prefix + "." + DataObjectPropertyName.toDashedForm(name))
        .toList();
  }

  /** What a variable of the environment sets, by Spring's own rules; empty where it sets nothing. */
  static Optional<String> setBy(String variable) {
    ConfigurationPropertySource source = ConfigurationPropertySource
        .from(new SystemEnvironmentPropertySource(ENVIRONMENT, Map.of(variable, "")));
    return KNOWN.get()
        .stream()
        .filter(name -> requireNonNull(source).getConfigurationProperty(ConfigurationPropertyName.of(name)) != null)
        .findFirst();
  }

  /**
   * What the application makes of variables.
   *
   * @param files settings that come as files
   */
  static Binder binder(Map<String, String> variables, Map<String, String> files, String profile) {
    MutablePropertySources sources = new MutablePropertySources();
    sources.addLast(new MapPropertySource("files", Map.copyOf(files)));
    sources.addLast(new SystemEnvironmentPropertySource(ENVIRONMENT, Map.copyOf(variables)));
    try {
      Path over = RESOURCES.resolve("application-" + profile + ".yaml");
      new YamlPropertySourceLoader().load(profile, new FileSystemResource(over)).forEach(sources::addLast);
      Path base = RESOURCES.resolve("application.yaml");
      new YamlPropertySourceLoader().load("base", new FileSystemResource(base)).forEach(sources::addLast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Binder.get(new EnvironmentOf(sources));
  }

  private static final class EnvironmentOf extends StandardEnvironment {

    EnvironmentOf(MutablePropertySources sources) {
      super(sources);
    }

    @Override
    protected void customizePropertySources(MutablePropertySources propertySources) {}
  }
}
