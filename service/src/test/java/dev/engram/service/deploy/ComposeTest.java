package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** docker-compose.yml: what can be said of it without a Docker engine. */
class ComposeTest {

  private static final String SCHEMA = "https://engram.example/compose-spec.json";
  private static final Compose COMPOSE = new Compose();

  static Set<String> services() {
    return COMPOSE.services().keySet();
  }

  private static List<Error> errors(JsonNode compose) throws IOException {
    try (InputStream schema = Objects
        .requireNonNull(ComposeTest.class.getResourceAsStream("/compose/compose-spec.json"))) {
      ObjectNode specification = (ObjectNode) new JsonMapper().readTree(schema);
      specification.put("$id", SCHEMA); // its own is relative, which is none
      return SchemaRegistry
          .withDefaultDialect(SpecificationVersion.DRAFT_7,
              builder -> builder.schemas(Map.of(SCHEMA, specification.toString())))
          .getSchema(SchemaLocation.of(SCHEMA))
          .validate(compose);
    }
  }

  @Test
  void isWhatTheSpecificationAllows() throws IOException {
    assertThat(errors(COMPOSE.root())).isEmpty();
    JsonNode mistaken = COMPOSE.root().deepCopy();
    ((ObjectNode) mistaken.at("/services/api")).put("readonly", true);
    assertThat(errors(mistaken)).isNotEmpty();
  }

  @Test
  void hasTheServicesOfAFleetThatIsWatched() {
    assertThat(services()).containsExactlyInAnyOrder("api", "worker", "worker-gpu", "postgres", "prometheus",
        "grafana");
    assertThat(COMPOSE.service("worker-gpu").path("profiles")).extracting(JsonNode::stringValue).containsExactly("gpu");
    assertThat(services()).filteredOn(name -> COMPOSE.service(name).has("profiles")).containsExactly("worker-gpu");
  }

  @ParameterizedTest
  @ValueSource(strings = {"networks", "volumes", "secrets"})
  void whatIsUsedIsDeclaredAndTheOtherWayRound(String kind) {
    Set<String> used = COMPOSE.services()
        .values()
        .stream()
        .flatMap(service -> Compose.names(service.path(kind)).stream())
        .map(name -> name.split(":", -1)[0])
        .filter(name -> !name.startsWith("."))
        .collect(Collectors.toCollection(TreeSet::new));
    assertThat(used).isEqualTo(new TreeSet<>(COMPOSE.root().path(kind).propertyNames()));
  }

  @ParameterizedTest
  @MethodSource("services")
  void aServiceCanDoNoMoreThanItMust(String name) {
    JsonNode service = COMPOSE.service(name);
    assertThat(service.path("read_only").booleanValue()).isTrue();
    assertThat(Compose.names(service.path("cap_drop"))).containsExactly("ALL");
    assertThat(Compose.names(service.path("security_opt"))).containsExactly("no-new-privileges:true");
    assertThat(service.path("user").stringValue()).matches("[1-9]\\d*:\\d+");
    assertThat(
        Stream.of("privileged", "cap_add", "devices", "network_mode", "pid", "ipc", "env_file", "container_name"))
        .noneMatch(service::has);
    JsonNode limits = service.at("/deploy/resources/limits");
    assertThat(Double.parseDouble(Compose.resolved(limits.path("cpus").stringValue()))).isPositive();
    assertThat(Compose.resolved(limits.path("memory").stringValue())).matches("\\d+[MG]");
    assertThat(limits.path("pids").intValue()).isPositive();
    assertThat(service.at("/logging/options").propertyNames()).contains("max-size", "max-file");
    assertThat(service.path("restart").stringValue()).isEqualTo("unless-stopped");
    assertThat(COMPOSE.mounts(name).filter(mount -> mount[0].startsWith(".")))
        .allSatisfy(mount -> assertThat(mount).hasSize(3).endsWith("ro"));
  }

  @ParameterizedTest
  @MethodSource("services")
  void anImageIsOfOneVersion(String name) {
    JsonNode service = COMPOSE.service(name);
    if (Compose.ENGRAM.contains(name)) {
      assertThat(service.at("/build/target").stringValue()).isEqualTo(name.endsWith("gpu") ? "cuda" : "cpu");
      assertThat(service.path("image").stringValue()).startsWith("engram:");
    } else {
      assertThat(service.path("image").stringValue()).matches("[a-z/]+:v?\\d+\\.\\d+(\\.\\d+)?");
    }
  }

  @Test
  void portsAreOpenToThisMachineAloneAndOnlyThoseOfPages() {
    for (String name : services()) {
      List<String> ports = Compose.names(COMPOSE.service(name).path("ports")).stream().map(Compose::resolved).toList();
      switch (name) {
        case "api" -> assertThat(ports).containsExactly("127.0.0.1:8080:8080");
        case "prometheus" -> assertThat(ports).containsExactly("127.0.0.1:9090:9090");
        case "grafana" -> assertThat(ports).containsExactly("127.0.0.1:3000:3000");
        default -> assertThat(ports).as(name).isEmpty();
      }
      assertThat(COMPOSE.networksOf(name).stream().anyMatch(network -> !isInternal(network)))
          .as(name + " has a way out only where a port leads in")
          .isEqualTo(!ports.isEmpty());
    }
  }

  private static boolean isInternal(String network) {
    return COMPOSE.root().path("networks").path(network).path("internal").asBoolean(false);
  }

  @Test
  void theDatabaseIsReachedByThoseAloneThatKeepJobsInIt() {
    assertThat(COMPOSE.networksOf("postgres")).containsExactly("store");
    assertThat(COMPOSE.membersOf("store")).containsExactlyInAnyOrder("postgres", "api", "worker", "worker-gpu");
    assertThat(COMPOSE.membersOf("meters")).containsExactlyInAnyOrder("prometheus", "api", "worker", "worker-gpu");
    assertThat(COMPOSE.membersOf("queries")).containsExactlyInAnyOrder("prometheus", "grafana");
    COMPOSE.root()
        .path("networks")
        .propertyNames()
        .stream()
        .filter(network -> !isInternal(network))
        .forEach(network -> assertThat(COMPOSE.membersOf(network)).as(network).hasSize(1));
  }

  @ParameterizedTest
  @MethodSource("services")
  void whoNeedsAnotherWaitsUntilItIsWell(String name) {
    COMPOSE.service(name).path("depends_on").forEachEntry((needed, how) -> {
      assertThat(how.path("condition").stringValue()).isEqualTo("service_healthy");
      assertThat(COMPOSE.service(needed).has("healthcheck") || Compose.ENGRAM.contains(needed)).as(needed).isTrue();
      assertThat(COMPOSE.networksOf(name)).as("%s reaches %s", name, needed)
          .containsAnyElementsOf(
              COMPOSE.networksOf(needed));
    });
    if (!name.equals("postgres")) {
      assertThat(COMPOSE.service(name).path("depends_on")).as(name).isNotEmpty();
    }
  }

  @Test
  void theImagesOfEngramSayThemselvesWhetherTheyAreWell() {
    List<String> stages = List.of(Repository.text("Dockerfile").split("(?m)^FROM ", -1));
    for (String target : List.of("cpu", "cuda")) {
      assertThat(stages).filteredOn(stage -> stage.lines().findFirst().orElse("").endsWith(" AS " + target))
          .singleElement()
          .asString()
          .contains("\nHEALTHCHECK ", "\nUSER 10001:0\n", "\nVOLUME /data\n");
    }
  }

  @Test
  void mountsOfThisRepositoryAreThere() {
    assertThat(services().stream()
        .flatMap(COMPOSE::mounts)
        .map(mount -> mount[0])
        .filter(source -> source.startsWith("./"))).isNotEmpty()
        .allMatch(
            source -> Files.isDirectory(Repository.path(source.substring(2))));
  }

  @Test
  void theWorkerOnAGpuReservesOne() {
    assertThat(COMPOSE.service("worker-gpu").at("/deploy/resources/reservations/devices")).singleElement()
        .satisfies(device -> assertThat(device.path("driver").stringValue()).isEqualTo("nvidia"))
        .satisfies(device -> assertThat(device.path("count").intValue()).isEqualTo(1))
        .satisfies(device -> assertThat(Compose.names(device.path("capabilities"))).containsExactly("gpu"));
  }

  @Test
  void workersHaveTheTimeToHandTheirJobsBack() {
    for (String name : Compose.ENGRAM) {
      assertThat(COMPOSE.service(name).path("stop_grace_period").stringValue()).isEqualTo("60s");
    }
  }
}
