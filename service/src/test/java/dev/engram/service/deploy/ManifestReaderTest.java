package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestReaderTest {

  private static final String WORKER = """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: engram-worker
      spec:
        replicas: 1
        template:
          spec:
            containers:
              - name: engram
                env:
                  - name: ENGRAM_SLOTS
                    value: "4"
      """;

  static Stream<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(Installation.ROOT)) {
      return all.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("kustomization.yaml"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFileIsReadStrictly(Path file) throws IOException {
    assertThat(ManifestReader.read(Files.readString(file))).isNotEmpty();
  }

  @Test
  void whatIsRightIsRead() {
    List<Object> objects = ManifestReader.read(WORKER);

    assertThat(objects).singleElement()
        .isInstanceOfSatisfying(Deployment.class,
            worker -> assertThat(worker.getSpec().getReplicas()).isEqualTo(1));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "an unknown field | replicas: 1 | replica: 1 | replica",
      "an unknown field far below | value: \"4\" | valve: \"4\" | valve",
      "a number where a text belongs | \"4\" | 4 | String",
      "a truth value where a text belongs | \"4\" | yes | String",
      "a text where a number belongs | replicas: 1 | replicas: \"1\" | Integer",
      "an unknown kind | kind: Deployment | kind: Deploymint | no kind",
      "another version | apps/v1 | apps/v1beta1 | no kind",
  })
  void whatIsWrongIsRefused(String what, String right, String wrong, String reason) {
    String broken = WORKER.replace(right, wrong);

    assertThat(broken).isNotEqualTo(WORKER);
    assertThatThrownBy(() -> ManifestReader.read(broken)).as(what).hasMessageContaining(reason);
  }

  @Test
  void aFieldThatIsThereTwiceIsRefused() {
    String twice = WORKER.replace("  replicas: 1\n", "  replicas: 1\n  replicas: 2\n");

    assertThatThrownBy(() -> ManifestReader.read(twice)).hasMessageContaining("duplicate key replicas");
  }
}
