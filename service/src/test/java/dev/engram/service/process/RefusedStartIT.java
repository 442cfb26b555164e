package dev.engram.service.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that can't start says why in words, last, and without a stack trace. */
class RefusedStartIT {

  @TempDir
  private Path folder;

  @Test
  void aDataFolderHasOneServiceAtATime() throws Exception {
    try (ServiceProcess owner = ServiceProcess.start(folder)) {
      ServiceProcess second = ServiceProcess.startInVain(folder);

      assertThat(reason(second))
          .contains("The data folder " + folder.resolve("data") + " is in use by another Engram.")
          .contains("--engram.data=DIR");
      assertThat(owner.caller().get("/readyz").status()).isEqualTo(200);
    }
  }

  @Test
  void othersMayNotCallWhereNobodyHasAKey() throws Exception {
    ServiceProcess service = ServiceProcess.startInVain(folder, "--server.address=0.0.0.0");

    assertThat(reason(service)).contains("server.address is 0.0.0.0", "no key yet", "engram.security.admin-key",
        "./engram keys add", "127.0.0.1");
  }

  @Test
  void aKeyThatCouldBeGuessedIsNone() throws Exception {
    ServiceProcess service = ServiceProcess.startInVain(folder, "--server.address=0.0.0.0",
        "--engram.security.admin-key=hunter2");

    assertThat(reason(service)).contains("engram.security.admin-key is shorter than 32", "openssl rand")
        .doesNotContain("hunter2");
  }

  @Test
  void keysThatAreAskedForOnThisMachineMustBeThere() throws Exception {
    ServiceProcess service = ServiceProcess.startInVain(folder, "--engram.security.require-keys=true");

    assertThat(reason(service)).contains("engram.security.require-keys is true", "Start once without it",
        "engram.security.admin-key");
  }

  @Test
  void theActuatorMayNotMoveToAPortThatNobodyGuards() throws Exception {
    ServiceProcess service = ServiceProcess.startInVain(folder, "--management.server.port=0");

    assertThat(reason(service)).contains("management.server.port is set", "Leave management.server.port out",
        "engram.security.require-keys=true");
  }

  @Test
  void aProcessThatMustTrainOnCudaDoesNotTrainOnTheCpu() throws Exception {
    // a machine that has a GPU hides it here
    ServiceProcess service = ServiceProcess.startInVain(folder, Map.of("CUDA_VISIBLE_DEVICES", ""),
        "--engram.require-cuda=true");

    assertThat(reason(service)).contains("engram.require-cuda is true", "libtorch", "sees no CUDA device",
        "--gpus all", "nvidia.com/gpu: 1", "ENGRAM_REQUIRE_CUDA=false");
  }

  @Test
  void nativesThatCannotBeLoadedAreNamed() throws Exception {
    Files.writeString(folder.resolve("libtorch.so"), "no library");

    ServiceProcess service = ServiceProcess.startInVain(folder,
        Map.of("PYTORCH_LIBRARY_PATH", folder.toString(), "PYTORCH_VERSION", "2.7.1", "PYTORCH_FLAVOR", "cu128"));

    assertThat(reason(service)).contains("PyTorch can't be loaded", folder.resolve("libtorch.so").toString(),
        "the image's target cpu");
  }

  @Test
  void thoseThatShareTheWorkShareADatabase() throws Exception {
    ServiceProcess service = ServiceProcess.startInVain(folder, "--engram.role=worker");

    assertThat(reason(service)).contains("engram.role is worker", "spring.datasource.url is not set", "PostgreSQL");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void anEmptySettingIsNoDatabase() throws Exception {
    ServiceProcess service = ServiceProcess.startInVain(folder, "--engram.role=api", "--spring.datasource.url=");

    assertThat(reason(service)).contains("engram.role is api", "spring.datasource.url is not set");
  }

  @Test
  void jobsAreNotKeptInJustAnyDatabase() throws Exception {
    ServiceProcess service = ServiceProcess.startInVain(folder, "--spring.datasource.url=jdbc:h2:mem:jobs;PASSWORD=x");

    assertThat(reason(service))
        .contains("spring.datasource.url is jdbc:h2:mem:jobs: Engram keeps its jobs in PostgreSQL");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamed() throws Exception {
    ServiceProcess service = ServiceProcess.startInVain(folder,
        "--spring.datasource.url=jdbc:postgresql://localhost:1/x");

    assertThat(reason(service)).contains("The job store can't be reached", "localhost:1", "spring.datasource.url");
  }

  @Test
  void aDataFolderThatIsNoneIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("data"), "not a folder");

    ServiceProcess service = ServiceProcess.startInVain(folder);

    assertThat(reason(service)).contains("The data folder " + file + " is not a folder", "--engram.data=DIR");
  }

  /** The end of the log, which is short enough for a look. */
  private static String reason(ServiceProcess service) throws Exception {
    String log = service.log();
    assertThat(log).doesNotContain("\tat ", "Caused by", "Exception");
    assertThat(log.lines()).hasSizeLessThan(30);
    return log.substring(log.indexOf("APPLICATION FAILED TO START"));
  }
}
