package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The files with the secrets of docker-compose.yml, made as docs/deploy.md says. */
class SecretsTest {

  private static final JsonNode SECRETS = new Compose().root().path("secrets");

  @TempDir
  private Path folder;

  private void runTheCommandOfThePage() throws Exception {
    String command = Repository.block("docs/deploy.md", "docker-compose", "sh").split("\n\n", -1)[0];
    Process process = new ProcessBuilder("sh", "-eu", "-c", command).directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static Set<PosixFilePermission> rights(String rights) {
    return PosixFilePermissions.fromString(rights);
  }

  @Test
  void theCommandMakesEachFileWithASecretOfItsOwn() throws Exception {
    runTheCommandOfThePage();

    try (Stream<Path> files = Files.list(folder.resolve("secrets"))) {
      List<String> made = files.map(file -> String.valueOf(file.getFileName())).toList();
      assertThat(made).containsExactlyInAnyOrderElementsOf(SECRETS.propertyNames());
    }
    Set<String> values = new TreeSet<>();
    for (String name : SECRETS.propertyNames()) {
      Path file = folder.resolve("secrets").resolve(name);
      // containers read it as other users than who made it; nobody else on this machine gets into the folder
      assertThat(Files.getPosixFilePermissions(file)).isEqualTo(rights("r--r--r--"));
      String value = Files.readString(file);
      assertThat(value).as(name).matches("[A-Za-z0-9_]{40,}");
      values.add(value);
    }
    assertThat(values).hasSize(SECRETS.size());
    assertThat(Files.getPosixFilePermissions(folder.resolve("secrets"))).isEqualTo(rights("rwx------"));
  }

  @Test
  void theCommandLeavesWhatThereIs() throws Exception {
    runTheCommandOfThePage();
    Path password = folder.resolve("secrets/spring.datasource.password");
    String first = Files.readString(password);

    runTheCommandOfThePage();

    assertThat(Files.readString(password)).isEqualTo(first);
  }

  @Test
  void aFileIsCalledAsItsSecret() {
    SECRETS
        .forEachEntry((name, secret) -> assertThat(secret.path("file").stringValue()).isEqualTo("./secrets/" + name));
  }

  @Test
  void gitNeverSeesThem() throws IOException {
    assertThat(Files.readAllLines(Repository.path(".gitignore"))).contains("/secrets/");
  }
}
