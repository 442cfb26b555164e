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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C and SIGTERM, which only a real process can be sent. */
@Timeout(30)
class SignalTest {

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

  @Test
  void aWatchedJobGoesOnAndTheUserHearsHowToFollowIt(@TempDir Path folder) throws Exception {
    try (FakeService service = FakeService.start()) {
      service.on("GET /v1/jobs/job_1", Reply.json(JobExample.running("job_1", JobExample.rnn(5), 100, 2.2, 0.2)));

      assertThat(interrupted(folder, "rnn T=5", "watch", "job_1", "--url", service.url()))
          .containsExactly("", "job_1 goes on; follow it again with: ./engram watch job_1 --url " + service.url());

      assertThat(service.requests()).allMatch(request -> request.method().equals("GET"));
    }
  }

  @Test
  void aSubmittedSweepGoesOnAndTheUserHearsHowToFollowIt(@TempDir Path folder) throws Exception {
    try (FakeService service = FakeService.start()) {
      service.on("POST /v1/sweeps", Reply.json(SweepExample.queued("swp_1")));
      service.on("GET /v1/sweeps/swp_1", Reply.json(SweepExample.running("swp_1", 0.31)));

      assertThat(interrupted(folder, "the exercise: 31 %", "sweep", "exercise", "--wait", "--url", service.url()))
          .containsExactly("", "swp_1 goes on; follow it again with: ./engram watch swp_1 --url " + service.url());

      assertThat(service.requests()).filteredOn(request -> !request.method().equals("GET")).hasSize(1);
    }
  }

  /** What a command says on standard error once it has been interrupted after a line. */
  private static List<String> interrupted(Path folder, String line, String... arguments) throws IOException {
    Process command = start(folder, "-Dengram.command=./engram", arguments);
    BufferedReader err = command.errorReader();
    readUntil(err, line);
    command.toHandle().destroy();
    return err.lines().toList();
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
