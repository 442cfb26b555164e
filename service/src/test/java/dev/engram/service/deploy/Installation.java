package dev.engram.service.deploy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;

/**
 * All that is applied together.
 *
 * @param name what it is made of, for people
 */
record Installation(String name, List<Object> objects) {

  static final Path ROOT = Path.of("..", "k8s");

  private static final Supplier<List<Installation>> ALL = SingletonSupplier.of(() -> List.of(of("overlays/cpu"),
      of("overlays/gpu-node"), of("overlays/demo"), of("example"), withComponents("overlays/cpu"),
      withComponents("overlays/demo")));

  /** The overlays, the example, and overlays with all components. */
  static Stream<Installation> all() {
    return ALL.get().stream();
  }

  static Installation of(String folder) {
    return new Installation(folder, ManifestReader.read(Kustomize.build(ROOT.resolve(folder))));
  }

  static Installation withComponents(String folder) {
    try (Stream<Path> components = Files.list(ROOT.resolve("components"))) {
      String built = Kustomize.build(ROOT.resolve(folder), components.sorted().toList());
      return new Installation(folder + " with all components", ManifestReader.read(built));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T> List<T> all(Class<T> type) {
    return objects.stream().filter(type::isInstance).map(type::cast).toList();
  }

  <T> Optional<T> find(Class<T> type, String name) {
    return all(type).stream().filter(object -> metadata(object).getName().equals(name)).findFirst();
  }

  <T> T get(Class<T> type, String name) {
    return find(type, name).orElseThrow(
        () -> new AssertionError("%s has no %s %s".formatted(this.name, type.getSimpleName(), name)));
  }

  static ObjectMeta metadata(Object object) {
    return switch (object) {
      case HasMetadata known -> known.getMetadata();
      case ServiceMonitor monitor -> monitor.metadata();
      case PrometheusRule rule -> rule.metadata();
      case ScaledObject scaled -> scaled.metadata();
      default -> throw new IllegalArgumentException("%s has no metadata".formatted(object.getClass()));
    };
  }

  /** Whatever runs pods. */
  List<Workload> workloads() {
    return Stream.concat(all(Deployment.class).stream().map(Workload::of),
        all(StatefulSet.class).stream().map(Workload::of)).toList();
  }

  Workload workload(String workloadName) {
    return workloads().stream()
        .filter(workload -> workload.name().equals(workloadName))
        .findFirst()
        .orElseThrow(() -> new AssertionError("%s has no workload %s".formatted(name, workloadName)));
  }

  /** Those of Engram itself. */
  List<Workload> processes() {
    return workloads().stream().filter(workload -> workload.container().getName().equals("engram")).toList();
  }

  /** Those whose pods have all of these labels. */
  List<Workload> selectedBy(Map<String, String> labels) {
    return workloads().stream()
        .filter(workload -> workload.labels().entrySet().containsAll(labels.entrySet()))
        .toList();
  }

  /** The variables of a workload's container, as it gets them. */
  Map<String, String> variables(Workload workload) {
    Map<String, String> variables = new HashMap<>();
    workload.container()
        .getEnvFrom()
        .forEach(source -> variables.putAll(get(ConfigMap.class, source.getConfigMapRef().getName()).getData()));
    workload.container().getEnv().forEach(variable -> variables.put(variable.getName(), variable.getValue()));
    return variables;
  }

  /** The keys of a Secret that comes with it; empty where somebody has to make it by hand. */
  Optional<Map<String, String>> secret(String secretName) {
    return find(Secret.class, secretName).map(Secret::getData);
  }

  @Override
  public String toString() {
    return name;
  }
}
