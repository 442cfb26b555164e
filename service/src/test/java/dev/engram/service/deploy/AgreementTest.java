package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever names something names what is there. */
class AgreementTest {

  static Stream<Installation> installations() {
    return Installation.all();
  }

  @ParameterizedTest
  @MethodSource("installations")
  void allIsInTheOneNamespaceAndThereOnce(Installation installation) {
    String namespace = installation.all(Namespace.class).getFirst().getMetadata().getName();

    assertThat(installation.objects())
        .filteredOn(object -> !(object instanceof Namespace) && !(object instanceof PriorityClass))
        .allSatisfy(object -> assertThat(Installation.metadata(object).getNamespace()).isEqualTo(namespace));
    assertThat(installation.objects())
        .extracting(object -> object.getClass().getSimpleName() + " " + Installation.metadata(object).getName())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("installations")
  void eachWorkloadSelectsItsOwnPodsAlone(Installation installation) {
    assertThat(installation.workloads()).hasSizeGreaterThan(1).allSatisfy(workload -> {
      assertThat(installation.selectedBy(workload.selector())).containsExactly(workload);
      for (TopologySpreadConstraint spread : workload.pod().getTopologySpreadConstraints()) {
        assertThat(installation.selectedBy(spread.getLabelSelector().getMatchLabels())).containsExactly(workload);
      }
    });
  }

  @ParameterizedTest
  @MethodSource("installations")
  void eachServiceLeadsToPortsOfContainers(Installation installation) {
    for (Service service : installation.all(Service.class)) {
      List<Workload> behind = installation.selectedBy(service.getSpec().getSelector());
      assertThat(behind).as(service.getMetadata().getName()).isNotEmpty();
      for (ServicePort port : service.getSpec().getPorts()) {
        assertThat(behind).allSatisfy(workload -> assertThat(workload.port(port.getTargetPort()))
            .contains(port.getPort()));
      }
    }
    assertThat(installation.selectedBy(installation.get(Service.class, "engram").getSpec().getSelector()))
        .extracting(Workload::name)
        .containsExactly("engram-api");
    assertThat(installation.selectedBy(installation.get(Service.class, "engram-management").getSpec().getSelector()))
        .containsExactlyElementsOf(installation.processes());
  }

  @ParameterizedTest
  @MethodSource("installations")
  void eachProcessHasABudgetThatLetsNodesBeDrained(Installation installation) {
    List<PodDisruptionBudget> budgets = installation.all(PodDisruptionBudget.class);

    assertThat(budgets).flatExtracting(budget -> installation
        .selectedBy(budget.getSpec().getSelector().getMatchLabels()))
        .containsExactlyInAnyOrderElementsOf(installation.processes());
    assertThat(budgets).allSatisfy(budget -> {
      assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isPositive();
      assertThat(budget.getSpec().getMinAvailable()).isNull();
    });
  }

  @ParameterizedTest
  @MethodSource("installations")
  void whatPodsNameIsThere(Installation installation) {
    for (Workload workload : installation.workloads()) {
      installation.get(ServiceAccount.class, workload.pod().getServiceAccountName());
      if (workload.pod().getPriorityClassName() != null) {
        installation.get(PriorityClass.class, workload.pod().getPriorityClassName());
      }
      for (EnvFromSource source : workload.container().getEnvFrom()) {
        assertThat(source.getSecretRef()).isNull();
        installation.get(ConfigMap.class, source.getConfigMapRef().getName());
      }
    }
    assertThat(installation.all(ServiceAccount.class)).extracting(account -> account.getMetadata().getName())
        .containsExactlyInAnyOrderElementsOf(
            installation.workloads().stream().map(workload -> workload.pod().getServiceAccountName()).toList());
  }

  @ParameterizedTest
  @MethodSource("installations")
  void eachMountHasAVolumeAndEachVolumeAMount(Installation installation) {
    for (Workload workload : installation.workloads()) {
      List<VolumeMount> mounts = workload.container().getVolumeMounts();
      Stream<String> volumes = Stream.concat(workload.pod().getVolumes().stream().map(Volume::getName),
          workload.claims().stream().map(claim -> claim.getMetadata().getName()));
      assertThat(mounts).as(workload.name())
          .extracting(VolumeMount::getName)
          .containsExactlyInAnyOrderElementsOf(volumes.toList());
      assertThat(mounts).extracting(VolumeMount::getMountPath).doesNotHaveDuplicates();
      workload.pod()
          .getVolumes()
          .stream()
          .filter(volume -> volume.getPersistentVolumeClaim() != null)
          .forEach(
              volume -> assertThat(installation.get(PersistentVolumeClaim.class,
                  volume.getPersistentVolumeClaim().getClaimName()).getSpec().getAccessModes())
                  .as("many pods share it")
                  .containsExactly("ReadWriteMany"));
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void noImageIsAPlaceholderOrChangesByItself(Installation installation) {
    assertThat(installation.workloads()).allSatisfy(workload -> assertThat(workload.container().getImage())
        .matches("[a-z./-]+:[a-z0-9.]+")
        .doesNotContain("engram-api", "engram-worker", ":latest"));
  }

  @ParameterizedTest
  @MethodSource("installations")
  void theIngressLeadsToTheApi(Installation installation) {
    for (Ingress ingress : installation.all(Ingress.class)) {
      IngressServiceBackend backend = ingress.getSpec()
          .getRules()
          .getFirst()
          .getHttp()
          .getPaths()
          .getFirst()
          .getBackend()
          .getService();
      assertThat(installation.get(Service.class, backend.getName()).getSpec().getPorts())
          .extracting(ServicePort::getName)
          .contains(backend.getPort().getName());
      assertThat(ingress.getSpec().getTls().getFirst().getHosts())
          .containsExactly(ingress.getSpec().getRules().getFirst().getHost());
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void prometheusFindsEachProcessAndCanTellThemApart(Installation installation) {
    for (ServiceMonitor monitor : installation.all(ServiceMonitor.class)) {
      Map<String, String> wanted = monitor.spec().selector().getMatchLabels();
      List<Service> found = installation.all(Service.class)
          .stream()
          .filter(service -> service.getMetadata().getLabels().entrySet().containsAll(wanted.entrySet()))
          .toList();
      assertThat(found).extracting(service -> service.getMetadata().getName()).containsExactly("engram-management");
      assertThat(found.getFirst().getSpec().getPorts()).extracting(ServicePort::getName)
          .containsExactly(monitor.spec().endpoints().getFirst().port());
      assertThat(found.getFirst().getSpec().getPublishNotReadyAddresses()).isTrue();
      assertThat(installation.processes()).allSatisfy(
          workload -> assertThat(workload.labels())
              .containsKeys(monitor.spec().podTargetLabels().toArray(String[]::new)));
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void whatKedaScalesIsTheWorkersAndNobodyElseSaysHowMany(Installation installation) {
    for (ScaledObject scaled : installation.all(ScaledObject.class)) {
      Deployment workers = installation.get(Deployment.class, scaled.spec().scaleTargetRef().name());
      assertThat(workers.getMetadata().getName()).isEqualTo("engram-worker");
      assertThat(workers.getSpec().getReplicas()).isNull();
      assertThat(scaled.spec().minReplicaCount()).isZero();
      assertThat(scaled.spec().maxReplicaCount()).isPositive();
    }
  }
}
