package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sweeps that come with the command line. */
class PresetsTest extends ServiceTest {

  private static final Path FOLDER = Path.of("..", "presets");

  @Test
  void everyPresetCanBeRunAndHasThatManyJobs() throws IOException {
    Map<String, Integer> jobs = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        Answer answer = caller.postJson("/v1/sweeps?validateOnly=true", Files.readString(file));
        assertThat(answer.status()).as(file + ": " + answer.body()).isEqualTo(200);
        jobs.put(file.getFileName().toString(), answer.json().path("jobs").intValue());
      }
    }

    // points times the seeds that are reported, and where a pilot chooses, the rates
    assertThat(jobs).containsOnly(
        Map.entry("exercise.json", 12 * 5 + 12 * (5 + 3) + 4 * (5 + 5) + 3 * 2),
        Map.entry("exercise-quick.json", 12 * 3 + 4 * (3 + 4) + 3 * 2),
        Map.entry("exercise-defaults.json", 2 * 6 * 5),
        Map.entry("longest-rnn.json", 6 * 5 + 6 * 5 + 2 * 5),
        Map.entry("longest-lstm.json", 4 * 5 + 5 * 5 + 2 * 5 + 2 * 5 + 3 * 5 + 5),
        Map.entry("optimizers.json", 4 * (5 + 5)),
        Map.entry("gradient-flow.json", 3 * 2));
  }
}
