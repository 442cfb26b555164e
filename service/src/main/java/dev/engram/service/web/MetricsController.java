package dev.engram.service.web;

import dev.engram.api.Metrics;
import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.job.Jobs;
import dev.engram.service.job.MetricKey;
import dev.engram.service.job.MetricPoint;
import dev.engram.service.system.AnswersCallers;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The history of a job's metrics. */
@RestController
@AllowedTo(Role.READER)
@AnswersCallers
@Tag(name = "metrics")
@RequestMapping("/v1/jobs/{id}/metrics")
class MetricsController {

  private static final String CSV = "text/csv";
  private static final int MOST_POINTS = 100_000;

  private final Jobs jobs;

  MetricsController(Jobs jobs) {
    this.jobs = jobs;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  Metrics getMetrics(@PathVariable String id, @RequestParam(required = false) @Nullable List<String> keys,
      @RequestParam(defaultValue = "0") int fromStep, @RequestParam(defaultValue = "2147483647") int toStep,
      @RequestParam(defaultValue = "1000") int maxPoints) {
    if (maxPoints < 1 || maxPoints > MOST_POINTS) {
      throw InvalidParameterException.outOfRange("maxPoints", maxPoints, 1, MOST_POINTS);
    }
    return jobs.metrics(id, read(keys), fromStep, toStep, maxPoints);
  }

  /**
   * As JSON series to draw, as CSV every point, a line for each in the order of steps. Who polls asks for what is new:
   * {@code fromStep} is then one more than the {@code lastStep} before.
   */
  @GetMapping(produces = CSV)
  ResponseEntity<String> getMetrics(@PathVariable String id,
      @RequestParam(required = false) @Nullable List<String> keys,
      @RequestParam(defaultValue = "0") int fromStep, @RequestParam(defaultValue = "2147483647") int toStep) {
    StringBuilder lines = new StringBuilder("step,key,value\n");
    for (MetricPoint point : jobs.points(id, read(keys), fromStep, toStep)) {
      lines.append(point.step())
          .append(',')
          .append(point.key().inJson())
          .append(',')
          .append(point.value())
          .append('\n');
    }
    return ResponseEntity.ok().contentType(MediaType.parseMediaType(CSV + ";charset=UTF-8")).body(lines.toString());
  }

  /** All keys where none is named. */
  private static List<MetricKey> read(@Nullable List<String> names) {
    if (names == null || names.isEmpty()) {
      return List.of(MetricKey.values());
    }
    List<MetricKey> keys = new ArrayList<>();
    for (String name : names) {
      keys.add(MetricKey.of(name)
          .orElseThrow(() -> InvalidParameterException.unreadable("keys",
              "has '%s'; it must be of %s".formatted(name,
                  String.join(", ", Arrays.stream(MetricKey.values()).map(MetricKey::inJson).toList())))));
    }
    return keys;
  }
}
