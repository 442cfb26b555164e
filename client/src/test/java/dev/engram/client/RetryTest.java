package dev.engram.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.client.FakeService.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryTest {

  private static final Reply JOB = Reply.json(JobExample.queued("job_1", JobExample.lstm(5)));

  private final FakeService service = FakeService.start();
  private final FakeTime time = new FakeTime();
  private final EngramClient client = EngramClient.builder().baseUrl(service.url()).sleeper(time).clock(time).build();

  @AfterEach
  void close() {
    client.close();
    service.close();
  }

  @Test
  void aReadIsRepeatedWithGrowingWaits() {
    service.on("GET /v1/jobs/job_1", unavailable(Map.of()), unavailable(Map.of()), JOB);

    assertThat(client.jobs().get("job_1").id()).isEqualTo("job_1");
    assertThat(time.sleeps()).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400));
  }

  @Test
  void aReadWaitsAsLongAsTheServiceAsks() {
    service.on("GET /v1/jobs/job_1", unavailable(Map.of("Retry-After", "2")),
        unavailable(Map.of("Retry-After", "Sun, 1 Nov 2026 12:03:05 GMT")), JOB);

    client.jobs().get("job_1");

    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(3));
  }

  @Test
  void aReadDoesNotWaitForAServiceThatAsksForLong() {
    service.on("GET /v1/jobs/job_1", unavailable(Map.of("Retry-After", "6")));

    assertThatThrownBy(() -> client.jobs().get("job_1")).isInstanceOf(ServiceUnavailableException.class);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void aReadGivesUpAfterThreeAttempts() {
    service.on("GET /v1/jobs/job_1", unavailable(Map.of()));

    assertThatThrownBy(() -> client.jobs().get("job_1")).isInstanceOf(ServiceUnavailableException.class);
    assertThat(service.requests()).hasSize(3);
  }

  @Test
  void aFailureOfTheServiceIsNotRepeated() {
    service.on("GET /v1/jobs/job_1", Reply.problem(500, "{\"detail\":\"a defect\"}"));

    assertThatThrownBy(() -> client.jobs().get("job_1")).isInstanceOf(ServerErrorException.class);
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void aWriteIsNeverRepeated() {
    service.on("POST /v1/jobs", unavailable(Map.of("Retry-After", "1")), JOB);

    assertThatThrownBy(() -> client.jobs().create(JobExample.lstm(5))).isInstanceOf(ServiceUnavailableException.class);
    assertThat(service.requests()).hasSize(1);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void aReadFindsAServiceThatComesBack() {
    int port = service.port();
    service.close();
    List<FakeService> restarted = new ArrayList<>();
    Sleeper restart = duration -> restarted.add(FakeService.startOn(port).on("GET /v1/jobs/job_1", JOB));
    try (EngramClient patient = EngramClient.builder().baseUrl(service.url()).sleeper(restart).build()) {
      assertThat(patient.jobs().get("job_1").id()).isEqualTo("job_1");
    } finally {
      restarted.forEach(FakeService::close);
    }
    assertThat(restarted).hasSize(1);
  }

  @Test
  void anInterruptEndsTheWait() {
    service.on("GET /v1/jobs/job_1", unavailable(Map.of()));
    Sleeper interrupted = duration -> {
      throw new InterruptedException();
    };
    try (EngramClient impatient = EngramClient.builder().baseUrl(service.url()).sleeper(interrupted).build()) {
      assertThatThrownBy(() -> impatient.jobs().get("job_1")).isInstanceOf(CallInterruptedException.class);
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  private static Reply unavailable(Map<String, String> headers) {
    return new Reply(503, headers, "");
  }
}
