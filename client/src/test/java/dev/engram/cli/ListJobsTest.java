package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import dev.engram.client.JobExample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListJobsTest {

  private final FakeService service = FakeService.start();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void alignsTheNewestJobs() {
    service.on("GET /v1/jobs?pageSize=20", Reply.json(Map.of("items", List.of(
        JobExample.queued("job_3", JobExample.rnn(5)),
        JobExample.running("job_22", JobExample.lstm(20), 1_200, 0.02, 0.9985),
        JobExample.solved("job_1", JobExample.lstm(100))))));

    assertThat(CommandLineRun.of("jobs", "--url", service.url()).out()).isEqualTo("""
        id      state      cell    T   step  accuracy  created
        job_3   queued     rnn     5      0         -  3 min ago
        job_22  running    lstm   20  1,200    0.9985  3 min ago
        job_1   succeeded  lstm  100  1,300    0.9994  3 min ago
        """);
  }

  @Test
  void filtersAndFollowsPagesUpToTheLimit() {
    String first = "/v1/jobs?state=RUNNING&cell=lstm&label=course%3Adl&pageSize=3";
    Object page = List.of(JobExample.queued("job_4", JobExample.rnn(5)), JobExample.queued("job_3", JobExample.rnn(5)));
    service.on("GET " + first, Reply.json(Map.of("items", page, "nextPageToken", "t")));
    service.on("GET " + first + "&pageToken=t", Reply.json(Map.of("items", page, "nextPageToken", "u")));

    CommandLineRun run = CommandLineRun.of("jobs", "--url", service.url(), "--state", "running", "--cell", "lstm",
        "--label", "course=dl", "--limit", "3");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).hasSize(4);
    assertThat(service.requests()).hasSize(2);
  }

  @Test
  void printsOneJsonDocument() {
    service.on("GET /v1/jobs?pageSize=20", Reply.json(Map.of("items", List.of(Map.of("id", "job_1", "mood", "good")))));

    assertThat(CommandLineRun.of("jobs", "--json", "--url", service.url()).out().replaceAll("\\s", ""))
        .matches("\\{\"items\":\\[\\{.*\"mood\":\"good\".*}]}");
  }

  @Test
  void saysThatThereAreNone() {
    service.on("GET /v1/jobs?pageSize=20", Reply.json(Map.of("items", List.of())));

    CommandLineRun run = CommandLineRun.of("jobs", "--url", service.url());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("There are no such jobs.\n");
  }

  @Test
  void refusesALabelWithoutAValue() {
    CommandLineRun run = CommandLineRun.of("jobs", "--label", "course");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'course' is not KEY=VALUE");
  }

  @Test
  void refusesALimitThatListsNothing() {
    CommandLineRun run = CommandLineRun.of("jobs", "--limit", "0");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("engram: --limit is 0; it has to be at least 1\n");
  }
}
