package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engram.service.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lines of docs/pytorch.md, with the PyTorch of the system's packages. */
class PyTorchTest extends OneSlotTest {

  private static final String PYTHON = "/usr/bin/python3";
  private static final String SEQUENCE = "6828467";

  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({"rnn, digit", "lstm, digit", "lstm, one-hot"})
  void aCellInPyTorchAnswersWhatEngramAnswers(String cell, String encoding) throws Exception {
    Needs.that(Files.isExecutable(Path.of(PYTHON)) && python("import torch").process().waitFor() == 0,
        "there is no PyTorch of the system: weights were not loaded into it");
    String id = submit(Specs.with(Specs.tiny(cell), "/task/encoding", "\"" + encoding + "\""));
    caller.awaitEnd(id);
    Files.write(folder.resolve("cell.safetensors"), caller.getBytes("/v1/jobs/" + id + "/weights"));
    JsonNode engram = caller.postJson("/v1/jobs/" + id + "/predictions", "{\"sequences\": [\"" + SEQUENCE + "\"]}")
        .json()
        .at("/predictions/0/logits");

    Python run = python(example());
    assertThat(run.process().waitFor(2, TimeUnit.MINUTES)).isTrue();

    JsonNode pyTorch = new JsonMapper().readTree(Files.readString(run.output())).path(0);
    assertThat(pyTorch).hasSize(10);
    for (int digit = 0; digit < 10; digit++) {
      assertThat(pyTorch.path(digit).doubleValue()).isCloseTo(engram.path(digit).doubleValue(), within(1e-5));
    }
  }

  /** The only Python of the document, which asks the same sequence. */
  private static String example() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "pytorch.md"));
    String code = document.split("```python\n", -1)[1].split("```", -1)[0];
    assertThat(code).contains(String.join(", ", SEQUENCE.split("")));
    return code;
  }

  private record Python(Process process, Path output) {}

  private Python python(String code) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "python", ".txt");
    ProcessBuilder builder = new ProcessBuilder(PYTHON, "-c", code).directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile());
    if (new ProcessBuilder(PYTHON, "-c", "import safetensors").start().waitFor() != 0) {
      builder.environment().put("PYTHONPATH", Path.of("src", "test", "python", "reader").toAbsolutePath().toString());
    }
    return new Python(builder.start(), output);
  }
}
