package dev.engram.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.api.Activations;
import dev.engram.api.Checkpoint;
import dev.engram.api.ForkRequest;
import dev.engram.api.Job;
import dev.engram.api.JobState;
import dev.engram.api.JobValidation;
import dev.engram.api.Metrics;
import dev.engram.api.ParameterCount;
import dev.engram.api.Predictions;
import dev.engram.client.FakeService.Reply;
import dev.engram.client.JobQuery.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsApiTest {

  private final FakeService service = FakeService.start();
  private final FakeTime time = new FakeTime();
  private final EngramClient client = EngramClient.builder().baseUrl(service.url()).sleeper(time).clock(time).build();
  private final JobsApi jobs = client.jobs();

  @AfterEach
  void close() {
    client.close();
    service.close();
  }

  @Test
  void createsAJobWithNothingButWhatTheSpecSays() {
    Job queued = JobExample.queued("job_1", JobExample.lstm(10));
    service.on("POST /v1/jobs", Reply.json(queued));

    assertThat(jobs.create(JobExample.lstm(10).withSeed(7))).isEqualTo(queued);
    assertThat(service.lastRequest().body())
        .isEqualTo("{\"cell\":{\"type\":\"lstm\"},\"task\":{\"type\":\"palindrome\",\"length\":10},\"seed\":7}");
    assertThat(service.lastRequest().headers()).containsEntry("content-type", "application/json")
        .doesNotContainKey("authorization");
  }

  @Test
  void validatesWithoutCreating() {
    JobValidation validation = new JobValidation(JobExample.rnn(5), new ParameterCount(16_640, 1_290, 17_930, "…"),
        1 << 20,
        null, "10^3");
    service.on("POST /v1/jobs?validateOnly=true", Reply.json(validation));

    assertThat(jobs.validate(JobExample.rnn(5))).isEqualTo(validation);
  }

  @Test
  void cancelsGentlyOrByForce() {
    Job job = JobExample.queued("job_1", JobExample.lstm(10));
    service.on("POST /v1/jobs/job_1/cancel", Reply.json(job));
    service.on("POST /v1/jobs/job_1/cancel?force=true", Reply.json(job));

    jobs.cancel("job_1");
    jobs.cancel("job_1", true);

    assertThat(service.requests()).extracting(Object::toString)
        .containsExactly("POST /v1/jobs/job_1/cancel", "POST /v1/jobs/job_1/cancel?force=true");
  }

  @Test
  void pausesAndResumes() {
    Job job = JobExample.queued("job_1", JobExample.lstm(10));
    service.on("POST /v1/jobs/job_1/pause", Reply.json(job)).on("POST /v1/jobs/job_1/resume", Reply.json(job));

    assertThat(jobs.pause("job_1")).isEqualTo(job);
    assertThat(jobs.resume("job_1")).isEqualTo(job);
  }

  @Test
  void readsMetricsWithTheValuesThatAreNotFinite() {
    Metrics metrics = new Metrics(20,
        Map.of("loss", new Metrics.Series(List.of(10), List.of(2.3), List.of(2.2), List.of(2.4))),
        List.of(new Metrics.NonFinite("loss", 20, Metrics.Kind.NEGATIVE_INFINITY)));
    service.on("GET /v1/jobs/job_1/metrics", Reply.json(metrics));

    assertThat(jobs.metrics("job_1")).isEqualTo(metrics);
  }

  @Test
  void asksATrainedCellAgainWhereTheServiceWasBusy() {
    Predictions predictions = new Predictions(900, List.of(new Predictions.Prediction("12", 3, List.of(), List.of())));
    service.on("POST /v1/jobs/job_1/predictions", Reply.problem(503, "{\"detail\":\"away\"}"),
        Reply.json(predictions));

    assertThat(jobs.predict("job_1", List.of("12"))).isEqualTo(predictions);
    assertThat(service.requests()).hasSize(2);
    assertThat(service.lastRequest().body()).isEqualTo("{\"sequences\":[\"12\"]}");
  }

  @Test
  void asksWhatTheUnitsOfATrainedCellDo() {
    List<List<@Nullable Double>> values = List.of(Arrays.asList(0.5, -0.25), Arrays.asList(null, 1.0));
    Activations activations = new Activations(900, "12", Map.of("hidden", values),
        new Activations.States(values, null));
    service.on("POST /v1/jobs/job_1/activations", Reply.problem(503, "{\"detail\":\"away\"}"),
        Reply.json(activations));

    assertThat(jobs.activations("job_1", "12")).isEqualTo(activations);
    assertThat(service.requests()).hasSize(2);
    assertThat(service.lastRequest().body()).isEqualTo("{\"sequence\":\"12\"}");
  }

  @Test
  void takesWeightsAway() {
    service.on("GET /v1/jobs/job_1/weights?step=best", new Reply(200, Map.of(), "best"));
    service.on("GET /v1/jobs/job_1/weights?step=500", new Reply(200, Map.of(), "other"));

    assertThat(jobs.weights("job_1")).asString().isEqualTo("best");
    assertThat(jobs.weights("job_1", "500")).asString().isEqualTo("other");
  }

  @Test
  void forksAndDeletes() {
    Job job = JobExample.queued("job_2", JobExample.lstm(10));
    service.on("POST /v1/jobs/job_1/fork", Reply.json(job)).on("DELETE /v1/jobs/job_1", new Reply(204, Map.of(), ""));

    assertThat(jobs.fork("job_1", new ForkRequest(500, null, 1000))).isEqualTo(job);
    assertThat(service.lastRequest().body()).isEqualTo("{\"checkpointStep\":500,\"extraSteps\":1000}");
    jobs.delete("job_1");
    assertThat(service.lastRequest()).hasToString("DELETE /v1/jobs/job_1");
  }

  @Test
  void readsCheckpointsAndLooksIntoTheCell() {
    Checkpoint checkpoint = new Checkpoint(500, Instant.EPOCH, 0.1, 0.9, 1000, "ab", Checkpoint.Kept.LAST);
    service.on("GET /v1/jobs/job_1/checkpoints", Reply.json(Map.of("items", List.of(checkpoint))));
    service.on("GET /v1/jobs/job_1/diagnostics", Reply.json(Map.of("items", List.of())));

    assertThat(jobs.checkpoints("job_1")).containsExactly(checkpoint);
    assertThat(jobs.diagnostics("job_1")).isEmpty();
  }

  @Test
  void anIdCannotLeaveItsPath() {
    assertThatThrownBy(() -> jobs.get("../system?x=1")).isInstanceOf(NotFoundException.class);
    assertThat(service.lastRequest().target()).isEqualTo("/v1/jobs/..%2Fsystem%3Fx%3D1");
  }

  @Test
  void asksForAPageOnlyWhenTheOneBeforeItIsUsedUp() {
    Job first = JobExample.queued("job_3", JobExample.lstm(10));
    Job second = JobExample.queued("job_2", JobExample.lstm(10));
    Job third = JobExample.queued("job_1", JobExample.lstm(10));
    service.on("GET /v1/jobs", Reply.json(Map.of("items", List.of(first, second), "nextPageToken", "a=b")));
    service.on("GET /v1/jobs?pageToken=a%3Db", Reply.json(Map.of("items", List.of(third))));

    Iterator<Job> iterator = jobs.list().iterator();
    assertThat(service.requests()).isEmpty();
    assertThat(iterator.next().id()).isEqualTo("job_3");
    assertThat(iterator.next().id()).isEqualTo("job_2");
    assertThat(service.requests()).hasSize(1);
    assertThat(iterator.next().id()).isEqualTo("job_1");
    assertThat(iterator.hasNext()).isFalse();
    assertThat(service.requests()).hasSize(2);
  }

  @Test
  void aLimitedStreamDoesNotAskForPagesBeyondItsLimit() {
    Job job = JobExample.queued("job_1", JobExample.lstm(10));
    service.on("GET /v1/jobs", Reply.json(Map.of("items", List.of(job), "nextPageToken", "next")));

    assertThat(jobs.list().stream().limit(1)).containsExactly(job);
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void filtersByEverythingTheContractHas() {
    JobQuery query = JobQuery.all()
        .withState(JobState.RUNNING)
        .withSweepId("swp_1")
        .withCell("lstm")
        .withLabel(new Label("course", "deep learning"))
        .withPageSize(5);
    String target = "/v1/jobs?state=RUNNING&sweepId=swp_1&cell=lstm&label=course%3Adeep%20learning&pageSize=5";
    service.on("GET " + target, Reply.json(Map.of("items", List.of())));

    assertThat(jobs.list(query).toList()).isEmpty();
  }

  @Test
  void awaitsTheEndAndReportsEveryPoll() {
    Job running = JobExample.running("job_1", JobExample.lstm(10), 100, 0.5, 0.8);
    Job solved = JobExample.solved("job_1", JobExample.lstm(10));
    service.on("GET /v1/jobs/job_1", Reply.json(running), Reply.json(solved));
    List<Job> heard = new ArrayList<>();

    assertThat(jobs.await("job_1", Duration.ofMinutes(1), heard::add)).isEqualTo(solved);
    assertThat(heard).containsExactly(running, solved);
    assertThat(time.sleeps()).hasSize(1);
  }

  @Test
  void pollsOnlyTheJobsThatHaveNotEnded() {
    service.on("GET /v1/jobs/job_1", Reply.json(JobExample.solved("job_1", JobExample.rnn(5))));
    service.on("GET /v1/jobs/job_2", Reply.json(JobExample.queued("job_2", JobExample.lstm(5))),
        Reply.json(JobExample.solved("job_2", JobExample.lstm(5))));

    assertThat(jobs.awaitAll(List.of("job_1", "job_2"), Duration.ofMinutes(1), now -> {})).extracting(Job::id)
        .containsExactly("job_1", "job_2");
    assertThat(service.requests()).extracting(Object::toString)
        .containsExactly("GET /v1/jobs/job_1", "GET /v1/jobs/job_2", "GET /v1/jobs/job_2");
  }

  @Test
  void givesUpAwaitingAfterTheTimeout() {
    service.on("GET /v1/jobs/job_1", Reply.json(JobExample.queued("job_1", JobExample.lstm(10))));

    assertThatThrownBy(() -> jobs.await("job_1", Duration.ofSeconds(3), now -> {}))
        .isInstanceOf(AwaitTimeoutException.class)
        .hasMessage("job job_1 was still QUEUED at step 0 after PT3S");
  }
}
