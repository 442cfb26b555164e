package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.deploy.Workload.SecretFile;
import dev.engram.service.system.EngramProperties;
import dev.engram.service.system.EngramProperties.Role;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/** What the manifests tell the application is what it understands, and they know how it is set. */
class SettingsTest {

  private static final String PROFILE = "container";
  /** What db-scheduler waits for its own threads. */
  private static final Duration SCHEDULERS_THREADS = Duration.ofSeconds(15);

  static Stream<Installation> installations() {
    return Installation.all();
  }

  private static Binder binder(Workload workload, Installation installation) {
    Map<String, String> files = new HashMap<>();
    for (SecretFile file : workload.secretFiles(installation)) {
      installation.secret(file.secret())
          .map(secret -> secret.get(file.key()))
          .ifPresent(
              value -> files.put(file.path(), new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
    }
    return Settings.binder(installation.variables(workload), files, PROFILE);
  }

  private static <T> T setting(String name, Class<T> type, Binder binder) {
    return binder.bind(name, Bindable.of(type)).get();
  }

  @Test
  void aVariableThatSetsNothingIsFound() {
    assertThat(Settings.setBy("ENGRAM_PORT_FILE")).contains("engram.port-file");
    assertThat(Settings.setBy("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE"))
        .contains("spring.datasource.hikari.maximum-pool-size");
    assertThat(List.of("ENGRAM_SLOT", "SPRING_DATASOURCE_USER", "ENGRAM_PORT_8080_TCP"))
        .allSatisfy(variable -> assertThat(Settings.setBy(variable)).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("installations")
  void eachVariableIsASetting(Installation installation) {
    for (Workload workload : installation.processes()) {
      assertThat(installation.variables(workload).keySet()).as(workload.name())
          .isNotEmpty()
          .allSatisfy(variable -> assertThat(Settings.setBy(variable)).isPresent());
      assertThat(workload.container().getEnv()).extracting(EnvVar::getName).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void eachFileOfASecretIsASettingWhereTheApplicationLooksForFiles(Installation installation) {
    for (Workload workload : installation.processes()) {
      String imported = setting("spring.config.import", String.class, binder(workload, installation));
      assertThat(imported).endsWith("configtree:" + workload.mountPath("secrets").orElseThrow() + "/");
      List<SecretFile> files = workload.secretFiles(installation);
      assertThat(files).isNotEmpty().allSatisfy(file -> {
        assertThat(Settings.known()).contains(file.path());
        assertThat(file.key()).isEqualTo(file.path());
      });
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void eachSecretComesAlongOrIsToBeMadeAsTheDocumentSays(Installation installation) throws IOException {
    String document = Files.readString(Path.of("..", "docs", "deploy.md"));
    for (Workload workload : installation.workloads()) {
      assertThat(workload.secretFiles(installation)).isNotEmpty().allSatisfy(file -> {
        Optional<Map<String, String>> secret = installation.secret(file.secret());
        if (secret.isPresent()) {
          assertThat(secret.get()).containsKey(file.key());
        } else {
          assertThat(document).containsPattern("create secret generic " + file.secret() + "\\b[^`]*" + file.key());
        }
      });
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void eachProcessHasItsRoleAndTheStore(Installation installation) {
    for (Workload workload : installation.processes()) {
      Binder binder = binder(workload, installation);
      Role role = binder.bind("engram", EngramProperties.class).get().role();
      assertThat("engram-" + role.name().toLowerCase(Locale.ROOT)).isEqualTo(workload.name());
      assertThat(workload.labels()).containsEntry("app.kubernetes.io/component", role.name().toLowerCase(Locale.ROOT));
      assertThat(setting("spring.datasource.url", String.class, binder)).startsWith("jdbc:postgresql://");
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void theApplicationAcceptsWhatItIsTold(Installation installation) {
    for (Workload workload : installation.processes()) {
      Binder binder = binder(workload, installation);
      assertThat(Settings.ownRecords()).hasSizeGreaterThan(3)
          .allSatisfy(record -> assertThat(
              binder.bindOrCreate(record.getAnnotation(ConfigurationProperties.class).value(), Bindable.of(record)))
              .isNotNull());
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void portsAreThoseOnWhichTheApplicationListens(Installation installation) {
    for (Workload workload : installation.processes()) {
      Binder binder = binder(workload, installation);
      assertThat(workload.port(new IntOrString("management")))
          .contains(setting("management.server.port", Integer.class, binder));
      Optional<Integer> http = workload.port(new IntOrString("http"));
      if (workload.name().equals("engram-api")) {
        assertThat(http).contains(setting("server.port", Integer.class, binder));
      } else {
        assertThat(http).as("a worker has no callers").isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void foldersThatItWritesAreVolumes(Installation installation) {
    for (Workload workload : installation.processes()) {
      Binder binder = binder(workload, installation);
      List<String> written = new ArrayList<>(List.of("/tmp", setting("engram.data", String.class, binder)));
      binder.bind("engram.checkpoints.folder", String.class).ifBound(written::add);
      binder.bind("management.metrics.system.diskspace.paths", Bindable.listOf(String.class))
          .ifBound(paths -> assertThat(written).containsAll(paths));
      assertThat(workload.container().getVolumeMounts()).as(workload.name())
          .filteredOn(mount -> mount.getReadOnly() == null)
          .extracting(VolumeMount::getMountPath)
          .containsExactlyInAnyOrderElementsOf(written);
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void probesAskForWhatTheApplicationTells(Installation installation) {
    for (Workload workload : installation.processes()) {
      Binder binder = binder(workload, installation);
      assertThat(setting("management.endpoint.health.probes.enabled", Boolean.class, binder)).isTrue();
      assertThat(binder.bind("management.endpoints.web.exposure.include", Bindable.listOf(String.class)).get())
          .contains("health", "prometheus");
      assertThat(paths(workload)).as(workload.name())
          .containsExactly("/actuator/health/liveness", "/actuator/health/liveness", "/actuator/health/readiness");
      Duration waitsForAConnection = Duration
          .ofMillis(setting("spring.datasource.hikari.connection-timeout", Long.class, binder));
      assertThat(Duration.ofSeconds(workload.container().getReadinessProbe().getTimeoutSeconds()))
          .as("else the probe never hears that the store is away")
          .isGreaterThan(waitsForAConnection);
    }
    installation.all(ServiceMonitor.class)
        .forEach(
            monitor -> assertThat(monitor.spec().endpoints().getFirst().path()).isEqualTo("/actuator/prometheus"));
  }

  private static List<String> paths(Workload workload) {
    List<Probe> probes = List.of(workload.container().getStartupProbe(), workload.container().getLivenessProbe(),
        workload.container().getReadinessProbe());
    assertThat(probes).allSatisfy(
        probe -> assertThat(probe.getHttpGet().getPort()).isEqualTo(new IntOrString("management")));
    return probes.stream().map(probe -> probe.getHttpGet().getPath()).toList();
  }

  /** Two phases of Spring, requests and servers; db-scheduler waits for trainings, and again once it has interrupted them. */
  @ParameterizedTest
  @MethodSource("installations")
  void aPodIsGivenTheTimeThatAShutdownTakesAtMost(Installation installation) {
    for (Workload workload : installation.processes()) {
      Binder binder = binder(workload, installation);
      Duration phase = setting("spring.lifecycle.timeout-per-shutdown-phase", Duration.class, binder);
      Duration trainings = setting("db-scheduler.shutdown-max-wait", Duration.class, binder);
      Duration before = Optional.ofNullable(workload.container().getLifecycle())
          .map(Lifecycle::getPreStop)
          .map(handler -> Duration.ofSeconds(handler.getSleep().getSeconds()))
          .orElse(Duration.ZERO);
      Duration longest = before.plus(phase.multipliedBy(2)).plus(trainings.multipliedBy(2)).plus(SCHEDULERS_THREADS);
      assertThat(Duration.ofSeconds(workload.pod().getTerminationGracePeriodSeconds())).as(workload.name())
          .isGreaterThanOrEqualTo(longest);
      assertThat(before.isZero()).as("who has callers waits until they go elsewhere")
          .isEqualTo(!workload.name().equals("engram-api"));
    }
  }

  @Test
  void aWorkerOnCpusHasASlotForEachCoreAndKedaGivesItAJobForEachSlot() {
    Installation installation = Installation.withComponents("overlays/cpu");
    Workload worker = installation.workload("engram-worker");
    String slots = worker.variable("ENGRAM_SLOTS").orElseThrow();

    assertThat(worker.container().getResources().getLimits()).containsEntry("cpu", new Quantity(slots));
    assertThat(worker.container().getResources().getRequests()).containsEntry("cpu", new Quantity(slots));
    assertThat(installation.get(ScaledObject.class, "engram-worker").spec().triggers().getFirst().metadata())
        .containsEntry("threshold", slots);
  }

  @Test
  void aWorkerOnAGpuHasOneAndDoesNotTrainWithout() {
    Installation installation = Installation.of("overlays/gpu-node");
    Workload worker = installation.workload("engram-worker");

    assertThat(worker.container().getResources().getLimits()).containsEntry("nvidia.com/gpu", new Quantity("1"));
    assertThat(worker.variable("ENGRAM_REQUIRE_CUDA")).contains("true");
    assertThat(worker.variable("ENGRAM_SLOTS")).as("one a device is the default").isEmpty();
    assertThat(worker.pod().getTolerations()).singleElement()
        .satisfies(toleration -> assertThat(toleration.getKey()).isEqualTo("nvidia.com/gpu"));
    assertThat(worker.pod().getAffinity().getNodeAffinity().getRequiredDuringSchedulingIgnoredDuringExecution())
        .isNotNull();
    assertThat(worker.container().getImage()).endsWith(":cuda");
    assertThat(installation.workload("engram-api").container().getImage()).endsWith(":cpu");
  }

  @Test
  void theDemonstrationsDatabaseIsTheOneThatItsProcessesAskFor() {
    Installation demo = Installation.of("overlays/demo");
    Workload database = demo.workload("engram-database");
    Service service = demo.get(Service.class, "engram-database");
    Binder api = binder(demo.workload("engram-api"), demo);

    assertThat(demo.selectedBy(service.getSpec().getSelector())).containsExactly(database);
    assertThat(setting("spring.datasource.url", String.class, api)).isEqualTo("jdbc:postgresql://%s:%d/%s",
        "engram-database", service.getSpec().getPorts().getFirst().getPort(),
        database.variable("POSTGRES_DB").orElseThrow());
    assertThat(database.variable("POSTGRES_USER")).contains(setting("spring.datasource.username", String.class, api));
    SecretFile password = database.secretFiles(demo).getFirst();
    assertThat(database.variable("POSTGRES_PASSWORD_FILE"))
        .contains(database.mountPath("secrets").orElseThrow() + "/" + password.path());
    assertThat(demo.workload("engram-api").secretFiles(demo)).extracting(SecretFile::secret)
        .contains(password.secret());
  }
}
