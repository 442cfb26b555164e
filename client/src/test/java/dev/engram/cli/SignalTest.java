package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.cli.demo.FakeServiceProcess;
import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import dev.engram.client.JobExample;
import dev.engram.client.SweepExample;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C and SIGTERM, which only a real process can be sent. */
@Timeout(30)
class SignalTest {

  private final FakeService service = FakeService.start();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void theDemoStopsItsServiceAndDeletesItsFolder(@TempDir Path folder) throws Exception {
    Path jar = FakeServiceProcess.jar(folder, FakeServiceProcess.Endless.class);
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Process demo = start(folder, "-Djava.io.tmpdir=" + temporary, "demo", "--service-jar", jar.toString());
    BufferedReader err = demo.errorReader();
    readUntil(err, "the exercise: 31 %");
    assertThat(folder.resolve("engram-demo")).as("where results would be").isEmptyDirectory();
    List<ProcessHandle> services = demo.children().toList();
    assertThat(services).hasSize(1);

    demo.toHandle().destroy();

    assertThat(err.lines()).endsWith("", "Stopping the service.");
    assertThat(demo.waitFor()).isEqualTo(128 + 15);
    assertThat(services.get(0).isAlive()).isFalse();
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).filteredOn(path -> path.getFileName().toString().startsWith("engram-demo")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"watch job_1", "submit --cell rnn --length 5 --wait", "fork job_0 --extra-steps 5 --wait"})
  void aJobThatIsFollowedGoesOnAndTheUserHearsHowToFollowItAgain(String command, @TempDir Path folder)
      throws Exception {
    Reply queued = Reply.json(JobExample.queued("job_1", JobExample.rnn(5)));
    service.on("POST /v1/jobs", queued).on("POST /v1/jobs/job_0/fork", queued);
    service.on("GET /v1/jobs/job_1", Reply.json(JobExample.running("job_1", JobExample.rnn(5), 100, 2.2, 0.2)));

    assertThat(interrupted(folder, "rnn T=5: 100", command)).containsExactly("",
        "job_1 goes on; follow it again with: ./engram watch job_1 --url " + service.url());
  }

  @ParameterizedTest
  @ValueSource(strings = {"watch swp_1", "sweep exercise --wait"})
  void aSweepThatIsFollowedGoesOnAndTheUserHearsHowToFollowItAgain(String command, @TempDir Path folder)
      throws Exception {
    service.on("POST /v1/sweeps", Reply.json(SweepExample.queued("swp_1")));
    service.on("GET /v1/sweeps/swp_1", Reply.json(SweepExample.running("swp_1", 0.31)));

    assertThat(interrupted(folder, "the exercise: 31 %", command)).containsExactly("",
        "swp_1 goes on; follow it again with: ./engram watch swp_1 --url " + service.url());
  }

  /** What a command says on standard error once Ctrl-C is pressed after a line, having asked the service nothing more. */
  private List<String> interrupted(Path folder, String line, String command) throws Exception {
    Needs.interrupts();
    Process process = start(folder, "-Dengram.command=./engram", (command + " --url " + service.url()).split(" "));
    BufferedReader err = process.errorReader();
    readUntil(err, line);

    assertThat(new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor()).isZero();

    List<String> said = err.lines().toList();
    assertThat(process.waitFor()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(service.requests()).filteredOn(request -> !request.method().equals("GET"))
        .hasSize(command.startsWith("watch") ? 0 : 1);
    return said;
  }

  private static Process start(Path folder, String property, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        property, "-cp", System.getProperty("java.class.path"), Engram.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(folder.toFile()).start();
  }

  private static void readUntil(BufferedReader lines, String start) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    assertThat(line).as("the line that starts with " + start).isNotNull();
  }
}
