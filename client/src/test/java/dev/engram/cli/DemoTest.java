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
  void runsASweepWithAServiceOfItsOwnAndLeavesNothingRunning(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("out");
    CommandLineRun run = demo(folder, FakeServiceProcess.Quick.class, out);

    assertThat(run.err()).contains("the exercise: 31 %, 38 queued, 6 running, 40 succeeded, 2:07 left\n",
        "the exercise: 84 succeeded, succeeded in 4 min 20 s\n");
    assertThat(run.out()).contains(
        "\naccuracy\n1.0|",
        "\ncell  variant        T   rate  n     mean  95 % interval     solved  steps to solve\n",
        "\nrnn   -             10  0.001  3  0.7067*  [0.6567, 0.7067]     2/3             900\n",
        "Seen: lstm (forgetBias=1) solved T = 5; rnn solved T = 5, 10 with 2 of 3 seeds, but not 20.\n",
        "The plot is in " + out.resolve("curve.png") + "\n",
        "The report is in " + out.resolve("report.pdf") + " and " + out.resolve("report.html") + "\n");
    assertThat(run.exitCode()).isZero();
    assertThat(out.resolve("curve.png")).hasContent("the plot");
    assertThat(out.resolve("report.pdf")).hasContent("the report, printed");
    assertThat(out.resolve("report.html")).hasContent("the report");
    assertThat(Files.readString(out.resolve("service.log")))
        .contains("listening with --server.port=0 --engram.data=" + out.resolve("data"));
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void showsAndKeepsWhatThereIsWhereJobsFailed(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("out");
    CommandLineRun run = demo(folder, FakeServiceProcess.Partial.class, out);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).endsWith(
        "engram: swp_1 (the exercise) partially succeeded: 82 succeeded, 2 failed; 4 min 20 s\n");
    assertThat(run.out()).contains("Seen: ");
    assertThat(out.resolve("report.pdf")).exists();
  }

  @Test
  void showsTheEndOfTheLogOfAServiceThatDoesNotStart(@TempDir Path folder) throws IOException {
    Path jar = folder.resolve("broken.jar");
    new JarOutputStream(Files.newOutputStream(jar)).close();

    CommandLineRun run = CommandLineRun.inRealTime("demo", "--service-jar", jar.toString(), "--out",
        folder.resolve("out").toString());

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

  private static CommandLineRun demo(Path folder, Class<?> service, Path out) throws IOException {
    return CommandLineRun.inRealTime("demo", "--service-jar", FakeServiceProcess.jar(folder, service).toString(),
        "--out",
        out.toString());
  }
}
