package dev.engram.service.deploy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** docker-compose.yml, with the defaults of its variables. */
final class Compose {

  static final String FILE = "docker-compose.yml";

  /** Those that have to be built of this repository. */
  static final Set<String> ENGRAM = Set.of("api", "worker", "worker-gpu");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");

  private final JsonNode root = Repository.yaml(FILE);

  JsonNode root() {
    return root;
  }

  Map<String, JsonNode> services() {
    Map<String, JsonNode> services = new TreeMap<>();
    root.path("services").forEachEntry(services::put);
    return services;
  }

  JsonNode service(String name) {
    return root.path("services").path(name);
  }

  static String resolved(String value) {
    return VARIABLE.matcher(value).replaceAll("$1");
  }

  /** Names in a list, or the keys of a map. */
  static List<String> names(JsonNode listOrMap) {
    return listOrMap.isObject()
        ? List.copyOf(listOrMap.propertyNames())
        : listOrMap.valueStream().map(JsonNode::stringValue).toList();
  }

  Set<String> networksOf(String service) {
    return new TreeSet<>(names(service(service).path("networks")));
  }

  Set<String> membersOf(String network) {
    return services().keySet()
        .stream()
        .filter(service -> networksOf(service).contains(network))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Those that can be reached by a name on a network. */
  Set<String> called(String name, String network) {
    return membersOf(network).stream()
        .filter(
            service -> service.equals(name) || names(service(service).path("networks").path(network).path("aliases"))
                .contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** As {@code source:target[:mode]}. */
  Stream<String[]> mounts(String service) {
    return service(service).path("volumes").valueStream().map(mount -> mount.stringValue().split(":", -1));
  }
}
