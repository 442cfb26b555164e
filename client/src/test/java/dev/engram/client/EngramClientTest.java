package dev.engram.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.api.CellDescription;
import dev.engram.api.FieldDescription;
import dev.engram.api.OptimizerDescription;
import dev.engram.api.ScheduleDescription;
import dev.engram.api.SystemInfo;
import dev.engram.api.TaskDescription;
import dev.engram.client.FakeService.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngramClientTest {

  @Test
  void isSetUpByTheEnvironment() {
    try (FakeService service = FakeService.start();
        EngramClient client = new EngramClientBuilder(
            Map.of("ENGRAM_URL", service.url() + "/", "ENGRAM_API_KEY", "egm_1"))
            .build()) {
      service.on("GET /v1/cells", Reply.json(Map.of("items", List.of())));

      client.cells();

      assertThat(client.baseUrl()).isEqualTo(service.url());
      assertThat(service.lastRequest().headers()).containsEntry("authorization", "Bearer egm_1");
    }
  }

  @Test
  void looksOnThisMachineWhereNothingIsSet() {
    try (EngramClient client = new EngramClientBuilder(Map.of("ENGRAM_URL", " ")).build()) {
      assertThat(client.baseUrl()).isEqualTo("http://127.0.0.1:8080");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "ftp://host", "http://", "http://a b", "http://host?x=1"})
  void refusesWhatIsNoUrlOfAService(String url) {
    assertThatThrownBy(() -> EngramClient.builder().baseUrl(url).build()).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"" + url + "\" is not the URL of a service; it has to look like http://127.0.0.1:8080");
  }

  @Test
  void readsWhatTheServiceIsAndCanDo() {
    FieldDescription field = new FieldDescription("learningRate", "number", "…", 0.001, 0.0, true, 10.0, null, null,
        false);
    CellDescription cell = new CellDescription("rnn", "Vanilla RNN", List.of("(1)"), "n² + …", List.of(field));
    TaskDescription task = new TaskDescription("palindrome", "Palindrome", "…", List.of());
    OptimizerDescription optimizer = new OptimizerDescription("adam", "Adam", List.of(), List.of(field));
    ScheduleDescription schedule = new ScheduleDescription("cosine", "Cosine", List.of(), List.of(field));
    try (FakeService service = FakeService.start();
        EngramClient client = EngramClient.builder().baseUrl(service.url()).build()) {
      service.on("GET /v1/schedules", Reply.json(Map.of("items", List.of(schedule))));
      service.on("GET /v1/cells", Reply.json(Map.of("items", List.of(cell))));
      service.on("GET /v1/tasks", Reply.json(Map.of("items", List.of(task))));
      service.on("GET /v1/optimizers", Reply.json(Map.of("items", List.of(optimizer))));
      SystemInfo system = new SystemInfo("0.1.0", "all", "PyTorch", "2.7.1", List.of(), false, 2, List.of(),
          new SystemInfo.Queue(3, 1.5));
      service.on("GET /v1/system", Reply.json(system));

      assertThat(client.cells()).containsExactly(cell);
      assertThat(client.tasks()).containsExactly(task);
      assertThat(client.optimizers()).containsExactly(optimizer);
      assertThat(client.schedules()).containsExactly(schedule);
      assertThat(client.system().get()).isEqualTo(system);
    }
  }
}
