package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who can reach whom. */
class NetworkTest {

  private static final Map<String, Set<String>> REACHED = Map.of(
      "engram-api", Set.of("8080 from namespaces engram.dev/callers=allowed",
          "9090 from namespaces engram.dev/scrapers=allowed"),
      "engram-worker", Set.of("9090 from namespaces engram.dev/scrapers=allowed"),
      "engram-database", Set.of("5432 from pods app.kubernetes.io/name=engram"));

  static Stream<Installation> installations() {
    return Installation.all();
  }

  @ParameterizedTest
  @MethodSource("installations")
  void whatIsNotAllowedIsDenied(Installation installation) {
    assertThat(installation.get(NetworkPolicy.class, "nothing-else").getSpec()).satisfies(nothing -> {
      assertThat(nothing.getPodSelector()).isEqualTo(new LabelSelector());
      assertThat(nothing.getPolicyTypes()).containsExactly("Ingress", "Egress");
      assertThat(nothing.getIngress()).isEmpty();
      assertThat(nothing.getEgress()).isEmpty();
    });
  }

  @ParameterizedTest
  @MethodSource("installations")
  void workloadsAreReachedByThoseWhoHaveTo(Installation installation) {
    for (Workload workload : installation.workloads()) {
      Set<String> open = new TreeSet<>();
      for (NetworkPolicy policy : policiesOf(workload, "Ingress", installation)) {
        policy.getSpec()
            .getIngress()
            .forEach(rule -> rule.getPorts()
                .forEach(port -> rule.getFrom()
                    .forEach(peer -> open.add(number(port, workload) + " from " + describe(peer)))));
        assertThat(policy.getSpec().getIngress()).allSatisfy(rule -> {
          assertThat(rule.getPorts()).as("no ports means all").isNotEmpty();
          assertThat(rule.getFrom()).as("nobody means everybody").isNotEmpty();
        });
      }
      assertThat(open).as(workload.name()).isEqualTo(REACHED.get(workload.name()));
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void processesReachNamesAndTheStore(Installation installation) {
    for (Workload workload : installation.processes()) {
      Set<String> ports = new TreeSet<>();
      for (NetworkPolicy policy : policiesOf(workload, "Egress", installation)) {
        policy.getSpec().getEgress().forEach(rule -> {
          assertThat(rule.getPorts()).isNotEmpty();
          rule.getPorts().forEach(port -> ports.add(port.getProtocol() + " " + port.getPort().getIntVal()));
        });
      }
      Set<String> needed = new TreeSet<>(Set.of("UDP 53", "TCP 53", "TCP 5432"));
      collector(workload, installation).ifPresent(port -> needed.add("TCP " + port));
      assertThat(ports).as(workload.name()).isEqualTo(needed);
    }
    installation.workloads()
        .stream()
        .filter(workload -> !installation.processes().contains(workload))
        .forEach(
            workload -> assertThat(policiesOf(workload, "Egress", installation))
                .allSatisfy(policy -> assertThat(policy.getSpec().getEgress()).isEmpty()));
  }

  /** The port to which traces are sent, where they are. */
  private static Optional<Integer> collector(Workload workload, Installation installation) {
    String endpoint = installation.variables(workload).get("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT");
    return Optional.ofNullable(endpoint).map(URI::create).map(URI::getPort);
  }

  @ParameterizedTest
  @MethodSource("installations")
  void eachPolicyIsAboutSomebody(Installation installation) {
    for (NetworkPolicy policy : installation.all(NetworkPolicy.class)) {
      assertThat(installation.selectedBy(policy.getSpec().getPodSelector().getMatchLabels()))
          .as(policy.getMetadata().getName())
          .isNotEmpty();
      Stream.concat(policy.getSpec().getIngress().stream().flatMap(rule -> rule.getFrom().stream()),
          policy.getSpec().getEgress().stream().flatMap(rule -> rule.getTo().stream()))
          .filter(peer -> peer.getPodSelector() != null && peer.getNamespaceSelector() == null)
          .forEach(peer -> assertThat(installation.selectedBy(peer.getPodSelector().getMatchLabels())).isNotEmpty());
    }
  }

  private static List<NetworkPolicy> policiesOf(Workload workload, String type, Installation installation) {
    return installation.all(NetworkPolicy.class)
        .stream()
        .filter(policy -> policy.getSpec().getPolicyTypes().contains(type))
        .filter(policy -> installation.selectedBy(policy.getSpec().getPodSelector().getMatchLabels())
            .contains(workload))
        .toList();
  }

  private static int number(NetworkPolicyPort port, Workload workload) {
    assertThat(port.getProtocol()).isEqualTo("TCP");
    return workload.port(port.getPort())
        .orElseThrow(
            () -> new AssertionError("%s has no port %s".formatted(workload.name(), port.getPort())));
  }

  private static String describe(NetworkPolicyPeer peer) {
    assertThat(peer.getIpBlock()).isNull();
    return peer.getNamespaceSelector() == null
        ? "pods " + labels(peer.getPodSelector())
        : "namespaces " + labels(peer.getNamespaceSelector());
  }

  private static String labels(LabelSelector selector) {
    assertThat(selector.getMatchLabels()).hasSize(1);
    return selector.getMatchLabels().entrySet().iterator().next().toString();
  }
}
