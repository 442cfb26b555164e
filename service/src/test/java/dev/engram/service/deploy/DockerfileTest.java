package dev.engram.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.deploy.Dockerfile.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.ConfigurableEnvironment;

/** What the image says twice, of what the code says once. */
class DockerfileTest {

  private static final Path ROOT = Dockerfile.ROOT;

  private Dockerfile dockerfile;

  @BeforeEach
  void read() throws IOException {
    dockerfile = Dockerfile.read();
  }

  @Test
  void itsVersionsAreThoseOfTheBuild() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));

    assertThat(dockerfile.argument("DJL_VERSION")).isEqualTo(only("<djl.version>(.+)</djl.version>", pom));
    assertThat(dockerfile.argument("PYTORCH_VERSION")).isEqualTo(only("<pytorch.version>(.+)</pytorch.version>", pom));
  }

  @Test
  void djlHasABindingForTheLibtorchOfEachTarget() {
    String cpu = dockerfile.stage("cpu-without-archive").variable("PYTORCH_FLAVOR");
    String cuda = dockerfile.stage("cuda-with-natives").variable("PYTORCH_FLAVOR");

    assertThat(List.of(cpu, cuda)).containsExactly("cpu", "cu128");
    for (String flavor : List.of(cpu, cuda)) {
      assertThat(getClass().getResource("/jnilib/linux-x86_64/" + flavor + "/libdjl_torch.so")).isNotNull();
    }
    assertThat(dockerfile.argument("CUDA_IMAGE")).contains("cuda:12.8");
    assertThat(String.join(" ", dockerfile.stage("libtorch-cuda").all("ARG"))).contains("libtorch/cu128/",
        "%2Bcu128.zip");
  }

  @Test
  void theDefaultTargetTrainsOnTheCpu() {
    assertThat(dockerfile.stages().getLast().name()).isEqualTo("cpu");
  }

  @Test
  void aTargetForCudaDoesNotTrainOnTheCpuUnlessToldTo() {
    assertThat(dockerfile.stage("cuda").variable("ENGRAM_REQUIRE_CUDA")).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "cuda"})
  void portsAndDataAreThoseOfTheProfile(String target) {
    ConfigurableEnvironment profile = ContainerProfileTest.environment();
    Stage stage = dockerfile.stage(target);

    assertThat(stage.variable("SPRING_PROFILES_ACTIVE")).isEqualTo("container");
    assertThat(stage.last("EXPOSE")).isEqualTo(
        profile.getProperty("server.port") + " " + profile.getProperty("management.server.port"));
    assertThat(stage.last("VOLUME")).isEqualTo(profile.getProperty("engram.data"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "cuda"})
  void itRunsAsANumberedUserWhoIsNotRoot(String target) {
    assertThat(dockerfile.stage(target).last("USER")).matches("[1-9]\\d{3,}:0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "cuda"})
  void nothingThatRunsNeedsAShell(String target) {
    Stage stage = dockerfile.stage(target);

    assertThat(stage.last("ENTRYPOINT")).startsWith("[\"java\", ").endsWith("]");
    assertThat(stage.last("HEALTHCHECK")).contains("CMD [\"java\", ", '"' + HealthCheck.class.getName() + "\"]");
    assertThat(stage.all("CMD")).isEmpty();
  }

  @Test
  void theTargetsDifferInNothingButTheirDevices() {
    for (String instruction : List.of("USER", "WORKDIR", "VOLUME", "EXPOSE", "HEALTHCHECK", "ENTRYPOINT", "ARG")) {
      assertThat(dockerfile.stage("cuda").all(instruction)).as(instruction)
          .isEqualTo(dockerfile.stage("cpu").all(instruction));
    }
  }

  @Test
  void theJvmRunsWithTheFlagsOfTheScript() throws IOException {
    String flags = only("TRAINING_FLAGS=\\((.+)\\)", Files.readString(ROOT.resolve("engram")));

    List<String> arguments = Files.readAllLines(ROOT.resolve("docker/java.args"));

    assertThat(arguments).filteredOn(line -> !line.startsWith("#")).startsWith(flags.split(" "));
    assertThat(arguments.getLast()).isEqualTo("-jar /opt/engram/engram-service.jar");
  }

  @Test
  void baseImagesHaveTagsThatSayAVersion() {
    assertThat(Arrays.asList("BUILD_IMAGE", "JRE_IMAGE", "CPU_IMAGE", "CUDA_IMAGE"))
        .allSatisfy(image -> assertThat(dockerfile.argument(image)).matches("docker\\.io/.+:.*\\d.*"));
  }

  private static String only(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
