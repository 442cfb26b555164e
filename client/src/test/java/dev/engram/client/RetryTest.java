package dev.engram.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.client.FakeService.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {

  private static final Reply JOB = Reply.json(JobExample.queued("job_1", JobExample.lstm(5)));

  private final FakeService service = FakeService.start();
  private final FakeTime time = new FakeTime();
  private final EngramClient client = EngramClient.builder()
      .baseUrl(service.url())
      .sleeper(time)
      .clock(time)
      .random(new SplittableRandom(17))
      .build();

  @AfterEach
  void close() {
    client.close();
    service.close();
  }

  @Test
  void aReadIsRepeatedWithGrowingWaits() {
    service.on("GET /v1/jobs/job_1", unavailable(Map.of()), unavailable(Map.of()), JOB);

    assertThat(client.jobs().get("job_1").id()).isEqualTo("job_1");
    assertThat(time.sleeps()).hasSize(2);
    assertThat(time.sleeps().get(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
    assertThat(time.sleeps().get(1)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
  }

  @Test
  void aReadWaitsAtLeastAsLongAsTheServiceAsks() {
    service.on("GET /v1/jobs/job_1", unavailable(Map.of("Retry-After", "2")),
        unavailable(Map.of("Retry-After", "Sun, 1 Nov 2026 12:03:06 GMT")), JOB);

    client.jobs().get("job_1");

    Duration first = time.sleeps().get(0);
    assertThat(first).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2500));
    assertThat(first.plus(time.sleeps().get(1))).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(7));
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
  void thoseWhoFailedTogetherDoNotComeBackTogether() {
    service.on("GET /v1/jobs/job_1", unavailable(Map.of()), unavailable(Map.of()), JOB);
    FakeTime other = new FakeTime();
    try (EngramClient another = EngramClient.builder()
        .baseUrl(service.url())
        .sleeper(other)
        .random(new SplittableRandom(18))
        .build()) {
      client.jobs().get("job_1");
      service.on("GET /v1/jobs/job_1", unavailable(Map.of()), unavailable(Map.of()), JOB);
      another.jobs().get("job_1");
    }
    assertThat(other.sleeps()).isNotEqualTo(time.sleeps());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 503})
  void aWriteIsRepeatedWithTheKeyOfItsFirstAttempt(int status) {
    service.on("POST /v1/jobs", new Reply(status, Map.of("Retry-After", "1"), ""), JOB);

    assertThat(client.jobs().create(JobExample.lstm(5)).id()).isEqualTo("job_1");

    assertThat(service.requests()).hasSize(2);
    assertThat(keys()).doesNotContainNull().hasSize(1);
    assertThat(service.requests().get(1).body()).isEqualTo(service.requests().get(0).body());
  }

  @Test
  void eachCallHasAKeyOfItsOwn() {
    service.on("POST /v1/jobs", JOB).on("POST /v1/jobs/job_1/cancel", JOB);

    client.jobs().create(JobExample.lstm(5));
    client.jobs().create(JobExample.lstm(5));
    client.jobs().cancel("job_1");

    assertThat(keys()).doesNotContainNull().hasSize(3);
  }

  @Test
  void aWriteWhoseFirstAttemptIsStillUnderWayWaitsForItsAnswer() {
    Reply inFlight = new Reply(409, Map.of("Content-Type", "application/problem+json", "Retry-After", "1"),
        "{\"code\":\"IN_FLIGHT\"}");
    service.on("POST /v1/jobs", inFlight, JOB);

    assertThat(client.jobs().create(JobExample.lstm(5)).id()).isEqualTo("job_1");
  }

  @Test
  void aConflictIsNotRepeated() {
    service.on("POST /v1/jobs/job_1/pause", Reply.problem(409, "{\"state\":\"SUCCEEDED\"}"));

    assertThatThrownBy(() -> client.jobs().pause("job_1")).isInstanceOf(ConflictException.class);
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void aJobThatIsGoneAfterALostAnswerWasDeleted() {
    AtomicInteger asked = new AtomicInteger();
    service.on("DELETE /v1/jobs/job_1", request -> {
      if (asked.getAndIncrement() == 0) {
        throw new IllegalStateException("the connection breaks before the answer");
      }
      return Reply.problem(404, "{\"detail\":\"there is no job job_1\"}");
    });

    client.jobs().delete("job_1");

    assertThat(asked).hasValue(2);
    assertThatThrownBy(() -> client.jobs().delete("job_1")).isInstanceOf(NotFoundException.class);
  }

  @Test
  void aCallerCanDoWithoutRepetition() {
    service.on("GET /v1/jobs/job_1", unavailable(Map.of()), JOB);
    try (EngramClient hasty = EngramClient.builder().baseUrl(service.url()).attempts(1).build()) {
      assertThatThrownBy(() -> hasty.jobs().get("job_1")).isInstanceOf(ServiceUnavailableException.class);
    }
    assertThatThrownBy(() -> EngramClient.builder().attempts(0)).hasMessage("attempts is 0; it has to be at least 1");
  }

  @Test
  void whoAwaitsAJobOutlivesARestartOfTheService() {
    Reply done = Reply.json(JobExample.solved("job_1", JobExample.lstm(5)));
    service.on("GET /v1/jobs/job_1", JOB, unavailable(Map.of()), unavailable(Map.of()), unavailable(Map.of()),
        unavailable(Map.of()), unavailable(Map.of()), done);

    assertThat(client.jobs().await("job_1", Duration.ofHours(1), job -> {}).terminal()).isTrue();
  }

  private Set<String> keys() {
    return service.requests()
        .stream()
        .map(request -> request.headers().get("idempotency-key"))
        .collect(Collectors.toSet());
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
