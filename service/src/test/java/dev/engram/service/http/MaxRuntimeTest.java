package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MaxRuntimeTest extends ServiceTest {

  @Test
  void aJobWhoseTimeIsUpStopsWithAResult() {
    String id = caller.submit(Specs.with(Specs.endless(), "/maxRuntime", "\"PT1S\""));
    JsonNode job = caller.awaitEnd(id);

    assertThat(job.path("state").stringValue()).isEqualTo("STOPPED");
    assertThat(job.path("stopReason").stringValue()).isEqualTo("MAX_RUNTIME");
    assertThat(job.get("error").isNull()).isTrue();
    assertThat(job.path("runningSeconds").doubleValue()).isGreaterThanOrEqualTo(1);
    int step = job.path("progress").path("step").intValue();
    assertThat(step).isBetween(1, 999_999);
    assertThat(job.path("latest").path("step").intValue()).isEqualTo(step);
    assertThat(job.path("result").path("sampleSize").intValue()).isEqualTo(100);
    assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "STOPPED");
    assertThat(caller.metrics(id, "?keys=loss").at("/lastStep").intValue()).isEqualTo(step);
  }
}
