package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MetersTest extends ServiceTest {

  private static final Path DESCRIPTION = Path.of("..", "docs", "meters.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(engram\\.[a-z.]+)` \\|[^|]*\\|([^|]*)\\|");

  @Autowired
  private MeterRegistry meters;

  @Test
  void allAreDescribedWithTheirTags() throws IOException {
    caller.awaitEnd(caller.submit(Specs.tiny("rnn")));

    Set<String> described = ROW.matcher(Files.readString(DESCRIPTION))
        .results()
        .map(MetersTest::describedMeter)
        .collect(Collectors.toCollection(TreeSet::new));
    Set<String> there = meters.getMeters()
        .stream()
        .map(Meter::getId)
        .filter(id -> id.getName().startsWith("engram."))
        .map(id -> id.getName() + id.getTags().stream().map(tag -> tag.getKey()).toList())
        .collect(Collectors.toCollection(TreeSet::new));
    assertThat(there).isEqualTo(described);
  }

  private static String describedMeter(MatchResult row) {
    String tags = row.group(2).replace("`", "").strip();
    return row.group(1) + "[" + tags + "]";
  }

  @Test
  void tellWhatJobsDo() {
    double completed = value("engram_attempts_ended_total{how=\"completed\"}");
    double steps = value("engram_steps_total{cell=\"rnn\"}");
    double sequences = value("engram_sequences_total{cell=\"rnn\"}");
    double packs = value("engram_pack_size_count");
    double evaluations = value("engram_evaluation_time_seconds_count");
    double stepTimes = value("engram_step_time_seconds_count{cell=\"rnn\"}");
    String id = caller.submit(Specs.tiny("rnn"));
    int trained = caller.awaitEnd(id).at("/progress/step").intValue();
    int batchSize = caller.job(id).at("/spec/batchSize").intValue();

    assertThat(value("engram_attempts_ended_total{how=\"completed\"}") - completed).isEqualTo(1);
    assertThat(value("engram_steps_total{cell=\"rnn\"}") - steps).isEqualTo(trained);
    assertThat(value("engram_sequences_total{cell=\"rnn\"}") - sequences).isEqualTo((double) trained * batchSize);
    assertThat(value("engram_pack_size_count") - packs).isEqualTo(1);
    assertThat(value("engram_evaluation_time_seconds_count")).isGreaterThan(evaluations);
    assertThat(value("engram_step_time_seconds_count{cell=\"rnn\"}") - stepTimes).isPositive()
        .isLessThanOrEqualTo(trained);
    assertThat(value("engram_arrays_live")).isZero();
  }

  @Test
  void tellWhatIsGoingOn() {
    String id = caller.submit(Specs.endless());
    caller.awaitStep(id, 10);

    await().untilAsserted(() -> {
      assertThat(value("engram_jobs{state=\"running\"}")).isEqualTo(1);
      assertThat(value("engram_arrays_live")).isPositive();
    });
    assertThat(value("engram_workers")).isEqualTo(1);
    assertThat(value("engram_slots")).isEqualTo(2);
    assertThat(value("engram_queue_oldest_seconds")).isZero();
    assertThat(value("engram_device_memory_bytes{device=\"cpu\"}"))
        .isGreaterThan(value("engram_device_memory_free_bytes{device=\"cpu\"}"));
    caller.end(id);
  }

  /** Of a line of Prometheus' format; 0 where there is none, as of a counter that has counted nothing. */
  private double value(String meter) {
    return caller.get("/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(meter + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(meter.length() + 1)))
        .sum();
  }
}
