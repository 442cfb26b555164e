package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import dev.engram.client.SweepExample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListSweepsTest {

  private final FakeService service = FakeService.start();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void alignsTheNewestSweeps() {
    service.on("GET /v1/sweeps?pageSize=20", Reply.json(Map.of("items",
        List.of(SweepExample.running("swp_22", 0.314), SweepExample.partiallySucceeded("swp_1")))));

    assertThat(CommandLineRun.at(service, "sweeps").out()).isEqualTo("""
        id      name          state                jobs   done  created
        swp_22  the exercise  running                84   31 %  3 min ago
        swp_1   the exercise  partially succeeded    84  100 %  3 min ago
        """);
  }

  @Test
  void saysThatThereAreNone() {
    service.on("GET /v1/sweeps?pageSize=5", Reply.json(Map.of("items", List.of())));

    CommandLineRun run = CommandLineRun.at(service, "sweeps", "--limit", "5");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEqualTo("There are no such sweeps.\n");
  }

  @Test
  void printsOneJsonDocument() {
    service.on("GET /v1/sweeps?pageSize=20",
        Reply.json(Map.of("items", List.of(Map.of("id", "swp_1", "mood", "good")))));

    assertThat(CommandLineRun.at(service, "sweeps", "--json").out().replaceAll("\\s", ""))
        .matches("\\{\"items\":\\[\\{.*\"mood\":\"good\".*}]}");
  }
}
