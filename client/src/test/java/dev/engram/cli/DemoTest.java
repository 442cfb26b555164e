package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.cli.demo.FakeServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

  @Test
  void trainsBothCellsWithAServiceOfItsOwnAndLeavesNothingRunning(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("out");

    CommandLineRun run = CommandLineRun.inRealTime("demo", "--service-jar",
        FakeServiceProcess.jar(folder, FakeServiceProcess.Quick.class).toString(), "--out",
        out.toString());

    assertThat(run.err()).contains("rnn T=5: 100/10,000, loss", "lstm T=15: 100/10,000, loss");
    assertThat(run.out()).contains(
        "cell   T  accuracy  95 % interval      steps  seconds  parameters  outcome\n",
        "lstm  15    0.4132  [0.4036, 0.4229]  10,000      6.6      67,850  not solved\n",
        "Seen: rnn solved T = 5, 10 and 15; lstm solved T = 5 and 10 but not 15.\n",
        "The jobs are in " + out.resolve("jobs.json") + "\n");
    assertThat(run.exitCode()).isZero();
    assertThat(Files.readString(out.resolve("jobs.json"))).contains("\"items\"", "\"job_1\"", "\"job_6\"");
    assertThat(Files.readString(out.resolve("service.log")))
        .contains("listening with --server.port=0 --engram.data=" + out.resolve("data"));
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void showsTheEndOfTheLogOfAServiceThatDoesNotStart(@TempDir Path folder) throws IOException {
    Path jar = folder.resolve("broken.jar");
    new JarOutputStream(Files.newOutputStream(jar)).close();

    CommandLineRun run = CommandLineRun.inRealTime("demo", "--service-jar", jar.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("engram: the service ended with exit status 1 before it listened; the end of its log:\n")
        .contains("broken.jar");
  }

  @Test
  void needsTheService() {
    CommandLineRun run = CommandLineRun.of("demo");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("engram: the demo needs the launcher, or -Dengram.serviceJar=engram-service.jar\n");
  }
}
