package dev.engram.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.JobSpec;
import dev.engram.api.JobSpecBuilder;
import dev.engram.api.StopWhen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The three things {@code stopWhen} can be, there and back. */
class JobSpecJsonTest {

  private final Documents documents = new Documents();

  @Test
  void anAbsentStopWhenStaysAbsent() {
    JobSpec spec = spec().build();

    assertThat(written(spec)).doesNotContain("stopWhen");
    assertThat(read(written(spec))).isEqualTo(spec);
  }

  @Test
  void anEmptyStopWhenIsAnExplicitNull() {
    JobSpec spec = spec().trainAllSteps().build();

    assertThat(written(spec)).contains("\"stopWhen\":null");
    assertThat(read(written(spec))).isEqualTo(spec);
  }

  @Test
  void aStopWhenIsAnObject() {
    JobSpec spec = spec().stopWhen(new StopWhen(0.999, 3)).build();

    assertThat(written(spec)).contains("\"stopWhen\":{\"accuracy\":0.999,\"evaluations\":3}");
    assertThat(read(written(spec))).isEqualTo(spec);
  }

  @Test
  void aDurationIsWrittenAsIso8601() {
    assertThat(written(spec().build())).contains("\"maxRuntime\":\"PT2H\"");
  }

  private String written(JobSpec spec) {
    return new String(documents.write(spec), StandardCharsets.UTF_8);
  }

  private JobSpec read(String json) {
    return documents.read(documents.object(json.getBytes(StandardCharsets.UTF_8)).orElseThrow(), JobSpec.class);
  }

  private static JobSpecBuilder spec() {
    return JobExample.lstm(20).toBuilder().maxRuntime(Duration.ofHours(2));
  }
}
