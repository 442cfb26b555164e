package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KustomizeTest {

  @TempDir
  private Path folder;

  private Path kustomization(String text) throws IOException {
    Files.writeString(folder.resolve("kustomization.yaml"), text);
    return folder;
  }

  @Test
  void aFieldThatItDoesNotKnowIsRefused() throws IOException {
    Path wrong = kustomization("resources: []\nimage:\n- name: engram\n");

    assertThatThrownBy(() -> Kustomize.build(wrong)).hasMessageContainingAll("unknown field", "image");
  }

  @Test
  void aPatchOfWhatIsNotThereIsRefused() throws IOException {
    Path patched = kustomization("patches:\n- patch: '{apiVersion: v1, kind: Service, metadata: {name: nobody}}'\n");

    assertThatThrownBy(() -> Kustomize.build(patched)).hasMessageContaining("nobody");
  }

  @Test
  void componentsAreLaidOverAnOverlay() throws IOException {
    Path monitoring = Installation.ROOT.resolve("components").resolve("monitoring");
    Path cpu = Installation.ROOT.resolve("overlays").resolve("cpu");

    assertThat(Kustomize.build(cpu, List.of(monitoring))).contains("kind: ServiceMonitor");
    assertThat(Kustomize.build(cpu)).doesNotContain("kind: ServiceMonitor");
  }
}
