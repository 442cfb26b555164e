package dev.engram.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Evaluation;
import dev.engram.api.EvaluationRequest;
import dev.engram.api.EvaluationState;
import dev.engram.client.FakeService.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvaluationsApiTest {

  private static final Evaluation QUEUED = new Evaluation("evl_1", "job_1", EvaluationState.QUEUED, false, 50, 1000,
      null, null, null, null, null, JobExample.CREATED, null);
  private static final Evaluation DONE = new Evaluation("evl_1", "job_1", EvaluationState.SUCCEEDED, true, 50, 1000,
      1300, 0.87, List.of(0.85, 0.89), 0.4, null, JobExample.CREATED, JobExample.CREATED);

  private final FakeService service = FakeService.start();
  private final FakeTime time = new FakeTime();
  private final EngramClient client = EngramClient.builder().baseUrl(service.url()).sleeper(time).clock(time).build();
  private final EvaluationsApi evaluations = client.jobs().evaluations("job_1");

  @AfterEach
  void close() {
    client.close();
    service.close();
  }

  @Test
  void asksForOne() {
    service.on("POST /v1/jobs/job_1/evaluations", Reply.json(QUEUED));

    assertThat(evaluations.create(new EvaluationRequest(50, null))).isEqualTo(QUEUED);
    assertThat(service.lastRequest().body()).isEqualTo("{\"length\":50}");
  }

  @Test
  void awaitsItsEnd() {
    service.on("GET /v1/jobs/job_1/evaluations/evl_1", Reply.json(QUEUED), Reply.json(DONE));
    List<Evaluation> heard = new ArrayList<>();

    assertThat(evaluations.await("evl_1", Duration.ofMinutes(1), heard::add)).isEqualTo(DONE);
    assertThat(heard).containsExactly(QUEUED, DONE);
  }

  @Test
  void listsThem() {
    service.on("GET /v1/jobs/job_1/evaluations", Reply.json(Map.of("items", List.of(DONE))));

    assertThat(evaluations.list().toList()).containsExactly(DONE);
  }
}
