package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Pod Security Standard "restricted", and more. */
class HardeningTest {

  /** That of the image; 999 is that of the image of PostgreSQL. */
  private static final List<Long> USERS = List.of(10001L, 999L);

  static Stream<Installation> installations() {
    return Installation.all();
  }

  @ParameterizedTest
  @MethodSource("installations")
  void theNamespaceRefusesWhatIsNotRestricted(Installation installation) {
    assertThat(installation.all(Namespace.class)).singleElement()
        .satisfies(
            namespace -> assertThat(namespace.getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted"));
  }

  @ParameterizedTest
  @MethodSource("installations")
  void podsRunAsSomebodyWithoutRights(Installation installation) {
    for (Workload workload : installation.workloads()) {
      PodSecurityContext pod = workload.pod().getSecurityContext();
      assertThat(pod.getRunAsNonRoot()).as(workload.name()).isTrue();
      assertThat(pod.getRunAsUser()).isIn(USERS)
          .isEqualTo(pod.getRunAsGroup())
          .isEqualTo(pod.getFsGroup());
      assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
      SecurityContext container = workload.container().getSecurityContext();
      assertThat(container.getAllowPrivilegeEscalation()).isFalse();
      assertThat(container.getPrivileged()).isNull();
      assertThat(container.getReadOnlyRootFilesystem()).isTrue();
      assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
      assertThat(container.getCapabilities().getAdd()).isEmpty();
      assertThat(container.getRunAsUser()).as("the pod says it").isNull();
    }
    assertThat(installation.processes()).allSatisfy(
        workload -> assertThat(workload.pod().getSecurityContext().getRunAsUser()).isEqualTo(10001));
  }

  @ParameterizedTest
  @MethodSource("installations")
  void podsKnowNothingOfTheClusterAndTheNode(Installation installation) {
    for (Workload workload : installation.workloads()) {
      PodSpec pod = workload.pod();
      assertThat(pod.getAutomountServiceAccountToken()).as(workload.name()).isFalse();
      assertThat(installation.get(ServiceAccount.class, pod.getServiceAccountName())
          .getAutomountServiceAccountToken()).isFalse();
      assertThat(pod.getEnableServiceLinks()).isFalse();
      assertThat(pod.getHostNetwork()).isNull();
      assertThat(pod.getHostPID()).isNull();
      assertThat(pod.getHostIPC()).isNull();
      assertThat(pod.getVolumes()).extracting(Volume::getHostPath).containsOnlyNulls();
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void nothingGrowsWithoutALimit(Installation installation) {
    for (Workload workload : installation.workloads()) {
      var resources = workload.container().getResources();
      assertThat(resources.getRequests()).as(workload.name()).containsKeys("cpu", "memory", "ephemeral-storage");
      assertThat(resources.getLimits()).containsKeys("cpu", "memory", "ephemeral-storage");
      assertThat(resources.getLimits().get("memory"))
          .as("one who is given less than its limit is killed when the node has no more")
          .isEqualTo(resources.getRequests().get("memory"));
      assertThat(workload.pod().getVolumes()).filteredOn(volume -> volume.getEmptyDir() != null)
          .allSatisfy(volume -> assertThat(volume.getEmptyDir().getSizeLimit()).isNotNull());
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void secretsAreFilesThatOnlyTheirReaderCanRead(Installation installation) {
    for (Workload workload : installation.workloads()) {
      workload.pod()
          .getVolumes()
          .stream()
          .filter(volume -> volume.getProjected() != null)
          .forEach(volume -> assertThat(volume.getProjected().getDefaultMode()).isEqualTo(0440));
      workload.pod()
          .getVolumes()
          .stream()
          .filter(volume -> volume.getSecret() != null)
          .forEach(volume -> assertThat(volume.getSecret().getDefaultMode()).isEqualTo(0440));
      assertThat(workload.container().getEnv()).extracting(variable -> variable.getValueFrom()).containsOnlyNulls();
      assertThat(workload.container().getVolumeMounts()).filteredOn(mount -> mount.getName().equals("secrets"))
          .singleElement()
          .satisfies(mount -> assertThat(mount.getReadOnly()).isTrue());
    }
    assertThat(installation.workload("engram-worker").secretFiles(installation)).extracting(Workload.SecretFile::key)
        .as("a worker answers nobody and needs no key")
        .containsExactly("spring.datasource.password");
  }
}
