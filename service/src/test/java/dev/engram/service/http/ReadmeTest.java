package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the README, as they stand there. */
@ExtendWith(OutputCaptureExtension.class)
class ReadmeTest extends ServiceTest {

  @Test
  void theJavaOfTheReadmeTrainsACell(CapturedOutput output) throws IOException {
    JavaShell.run(here(block("java")));
    assertThat(output).contains("STATE {state=RUNNING").contains("STATE {state=SUCCEEDED").contains("solved=true");
    assertThat(output.toString().lines().filter(line -> !line.isBlank()).toList()).contains("6");
  }

  @Test
  void theCurlOfTheReadmeIsAnswered() throws Exception {
    Needs.that(run("command -v curl").exitCode() == 0, "there is no curl: the README's requests were not made with it");
    List<String> commands = curls();
    assertThat(commands).hasSizeGreaterThanOrEqualTo(5);
    String id = "";
    for (String command : commands) {
      Ran ran = run(here(command).replace("job_…", id));
      assertThat(ran.exitCode()).as(command).isZero();
      assertThat(ran.output()).as(command).isNotBlank().doesNotContain("urn:engram:problem");
      if (id.isEmpty()) {
        JsonNode job = new JsonMapper().readTree(ran.output());
        id = job.path("id").stringValue();
        assertThat(job.at("/spec/cell/type").stringValue()).isEqualTo("lstm");
      }
    }
    assertThat(caller.awaitEnd(id).path("state").stringValue()).isEqualTo("CANCELLED");
  }

  /** The commands of the block that has some, each in one line. */
  private static List<String> curls() throws IOException {
    return Stream.of(readme().split("```", -1))
        .filter(part -> part.startsWith("\ncurl "))
        .flatMap(part -> part.replace("\\\n", " ").lines())
        .filter(line -> line.startsWith("curl "))
        .toList();
  }

  private static String block(String language) throws IOException {
    return readme().split("```" + language + "\n", -1)[1].split("```", -1)[0];
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("..", "README.md"));
  }

  private String here(String example) {
    assertThat(example).contains("127.0.0.1:8080");
    return example.replace("127.0.0.1:8080", "127.0.0.1:" + port);
  }

  private record Ran(int exitCode, String output) {}

  private static Ran run(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), output);
  }
}
