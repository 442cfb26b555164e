package dev.engram.service.deploy;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecretProjection;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Deployment or a StatefulSet, each of whose pods has one container.
 *
 * @param selector the labels by which it knows its pods
 * @param claims of volumes that each pod gets for itself
 */
record Workload(String name, Map<String, String> selector, PodTemplateSpec template,
    List<PersistentVolumeClaim> claims) {

  static Workload of(Deployment deployment) {
    return new Workload(deployment.getMetadata().getName(), deployment.getSpec().getSelector().getMatchLabels(),
        deployment.getSpec().getTemplate(), List.of());
  }

  static Workload of(StatefulSet set) {
    return new Workload(set.getMetadata().getName(), set.getSpec().getSelector().getMatchLabels(),
        set.getSpec().getTemplate(), set.getSpec().getVolumeClaimTemplates());
  }

  Map<String, String> labels() {
    return template.getMetadata().getLabels();
  }

  PodSpec pod() {
    return template.getSpec();
  }

  Container container() {
    List<Container> containers = pod().getContainers();
    if (containers.size() != 1 || !pod().getInitContainers().isEmpty()) {
      throw new AssertionError("%s has not one container but %s".formatted(name, containers));
    }
    return containers.getFirst();
  }

  /** The number behind a port's name or number; empty where the container has no such port. */
  Optional<Integer> port(IntOrString nameOrNumber) {
    return container().getPorts()
        .stream()
        .filter(port -> nameOrNumber.getStrVal() == null
            ? port.getContainerPort().equals(nameOrNumber.getIntVal())
            : nameOrNumber.getStrVal().equals(port.getName()))
        .map(ContainerPort::getContainerPort)
        .findFirst();
  }

  /** The value of a variable that the pod itself sets. */
  Optional<String> variable(String variableName) {
    return container().getEnv()
        .stream()
        .filter(variable -> variable.getName().equals(variableName))
        .map(EnvVar::getValue)
        .findFirst();
  }

  /** Where a volume is mounted. */
  Optional<String> mountPath(String volumeName) {
    return container().getVolumeMounts()
        .stream()
        .filter(mount -> mount.getName().equals(volumeName))
        .map(VolumeMount::getMountPath)
        .findFirst();
  }

  /** A file that is made of a Secret's key; {@code path} within its volume. */
  record SecretFile(String secret, String key, String path, boolean optional) {}

  /** The files of its volumes that come from Secrets. */
  List<SecretFile> secretFiles(Installation installation) {
    List<SecretFile> files = new ArrayList<>();
    for (Volume volume : pod().getVolumes()) {
      if (volume.getSecret() != null) {
        files.addAll(filesOf(volume.getSecret(), installation));
      }
      if (volume.getProjected() != null) {
        volume.getProjected().getSources().forEach(source -> files.addAll(filesOf(source.getSecret())));
      }
    }
    return files;
  }

  private static List<SecretFile> filesOf(SecretProjection secret) {
    return secret.getItems()
        .stream()
        .map(item -> new SecretFile(secret.getName(), item.getKey(), item.getPath(),
            requireNonNullElse(secret.getOptional(), false)))
        .toList();
  }

  private static List<SecretFile> filesOf(SecretVolumeSource secret, Installation installation) {
    Stream<String> keys = installation.secret(secret.getSecretName()).orElse(Map.of()).keySet().stream();
    return keys.map(key -> new SecretFile(secret.getSecretName(), key, key, false)).toList();
  }
}
