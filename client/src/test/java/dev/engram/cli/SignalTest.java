package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.cli.demo.FakeServiceProcess;
import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import dev.engram.client.JobExample;
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
    Process demo = start("-Djava.io.tmpdir=" + temporary, "demo", "--service-jar", jar.toString());
    BufferedReader err = demo.errorReader();
    readUntil(err, "lstm T=15");
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
  void aWatchedJobGoesOnAndTheUserHearsHowToFollowIt() throws Exception {
    try (FakeService service = FakeService.start()) {
      service.on("GET /v1/jobs/job_1", Reply.json(JobExample.running("job_1", JobExample.rnn(5), 100, 2.2, 0.2)));
      Process watch = start("-Dengram.command=./engram", "watch", "job_1", "--url", service.url());
      BufferedReader err = watch.errorReader();
      readUntil(err, "rnn T=5");

      watch.toHandle().destroy();

      assertThat(err.lines())
          .containsExactly("", "job_1 goes on; follow it again with: ./engram watch job_1 --url " + service.url());
      assertThat(service.requests()).allMatch(request -> request.method().equals("GET"));
    }
  }

  private static Process start(String property, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        property, "-cp", System.getProperty("java.class.path"), Engram.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }

  private static void readUntil(BufferedReader lines, String start) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    assertThat(line).as("the line that starts with " + start).isNotNull();
  }
}
