package dev.engram.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.JobSpec;
import dev.engram.api.StopWhen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The three things {@code stopWhen} can be, there and back. */
class JobSpecJsonTest {

  private final Documents documents = new Documents();

  @Test
  void anAbsentStopWhenStaysAbsent() {
    JobSpec spec = withStopWhen(null);

    assertThat(written(spec)).doesNotContain("stopWhen");
    assertThat(read(written(spec))).isEqualTo(spec);
  }

  @Test
  void anEmptyStopWhenIsAnExplicitNull() {
    JobSpec spec = withStopWhen(Optional.empty());

    assertThat(written(spec)).contains("\"stopWhen\":null");
    assertThat(read(written(spec))).isEqualTo(spec);
  }

  @Test
  void aStopWhenIsAnObject() {
    JobSpec spec = withStopWhen(Optional.of(new StopWhen(0.999, 3)));

    assertThat(written(spec)).contains("\"stopWhen\":{\"accuracy\":0.999,\"evaluations\":3}");
    assertThat(read(written(spec))).isEqualTo(spec);
  }

  @Test
  void aDurationIsWrittenAsIso8601() {
    assertThat(written(withStopWhen(null))).contains("\"maxRuntime\":\"PT2H\"");
  }

  private String written(JobSpec spec) {
    return new String(documents.write(spec), StandardCharsets.UTF_8);
  }

  private JobSpec read(String json) {
    return documents.read(documents.object(json.getBytes(StandardCharsets.UTF_8)).orElseThrow(), JobSpec.class);
  }

  @SuppressWarnings("NullableOptional") // that is what the test is about
  private static JobSpec withStopWhen(@Nullable Optional<StopWhen> stopWhen) {
    JobSpec spec = JobExample.lstm(20);
    return new JobSpec(null, spec.cell(), spec.task(), null, null, null, null, null, stopWhen, Duration.ofHours(2),
        null, null,
        null, null, null, null, null, null, null);
  }
}
