package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ETagTest extends OneSlotTest {

  @Test
  void aPollBetweenTwoWritesIsNotModified() {
    occupyTheSlot();
    String job = "/v1/jobs/" + submit(Specs.tiny("rnn"));
    String tag = caller.get(job).header("ETag");
    assertThat(tag).matches("\"[^\"]+\"");

    Answer poll = caller.get(job, "If-None-Match", tag);

    assertThat(poll.status()).isEqualTo(304);
    assertThat(poll.body()).isEmpty();
    assertThat(poll.header("ETag")).isEqualTo(tag);
    assertThat(caller.get(job, "If-None-Match", "\"other\", " + tag).status()).isEqualTo(304);
  }

  @Test
  void aPollAfterAWriteHasTheJob() {
    occupyTheSlot();
    String job = "/v1/jobs/" + submit(Specs.tiny("rnn"));
    String tag = caller.get(job).header("ETag");
    caller.post(job + "/cancel");

    Answer poll = caller.get(job, "If-None-Match", tag);

    assertThat(poll.status()).isEqualTo(200);
    assertThat(poll.header("ETag")).isNotEqualTo(tag);
    assertThat(poll.json().path("state").stringValue()).isEqualTo("CANCELLED");
  }

  @Test
  void progressIsAWriteToo() {
    String id = occupyTheSlot();
    String tag = caller.get("/v1/jobs/" + id).header("ETag");
    int step = caller.job(id).path("progress").path("step").intValue();
    caller.awaitStep(id, step + 1);
    assertThat(caller.get("/v1/jobs/" + id, "If-None-Match", tag).status()).isEqualTo(200);
  }

  @Test
  void aQueuedJobThatMovesUpIsNewsThoughNothingWasWrittenToIt() {
    occupyTheSlot();
    String ahead = submit(Specs.tiny("rnn"));
    String job = "/v1/jobs/" + submit(Specs.tiny("rnn"));
    String tag = caller.get(job).header("ETag");
    caller.post("/v1/jobs/" + ahead + "/cancel");

    Answer poll = caller.get(job, "If-None-Match", tag);

    assertThat(poll.status()).isEqualTo(200);
    assertThat(poll.json().path("queuePosition").intValue()).isEqualTo(1);
  }
}
