package dev.engram.service.event;

import dev.engram.api.Diagnostics;
import dev.engram.api.EvaluationPoint;
import dev.engram.api.Event;
import dev.engram.api.EventType;
import dev.engram.service.job.CellLooks;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.MetricHistory;
import dev.engram.service.job.MetricKey;
import dev.engram.service.job.MetricPoint;
import dev.engram.service.job.StoredJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job that is followed. */
final class JobWatch implements Watch {

  /** More new points of a metric are merged, as {@code GET …/metrics} does. */
  private static final int MOST_POINTS = 50;
  private static final int MOST_LOOKS = 50;

  private final String id;
  private final Duration interval;
  private final JobStore jobs;
  private final CellLooks looks;
  private final EventStore events;
  private final LiveEvents live;

  private long version = -1;
  private int metricsFrom;
  private int lookedAt;
  private final Map<MetricKey, Integer> toldUpTo = new EnumMap<>(MetricKey.class);
  private @Nullable EvaluationPoint evaluation;

  JobWatch(String id, Duration interval, JobStore jobs, CellLooks looks, EventStore events, LiveEvents live) {
    this.id = id;
    this.interval = interval;
    this.jobs = jobs;
    this.looks = looks;
    this.events = events;
    this.live = live;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public Look look() {
    return jobs.find(id).map(this::look).orElse(Look.gone());
  }

  private Look look(StoredJob job) {
    Optional<String> end = Optional.of(job.state()).filter(state -> state.terminal()).map(Enum::name);
    if (job.version() == version) {
      return new Look(List.of(), end);
    }
    List<Event> news = new ArrayList<>();
    List<MetricPoint> points = newPoints(job);
    if (!points.isEmpty()) {
      news.add(live.event(id, EventType.METRIC,
          MetricHistory.of(points, points.stream().map(MetricPoint::key).distinct().toList(),
              points.getLast().step(), MOST_POINTS)));
    }
    EvaluationPoint latest = job.latest();
    if (latest != null && !latest.equals(evaluation)) {
      news.add(live.event(id, EventType.EVALUATION, latest));
    }
    newLooks(job).forEach(look -> news.add(live.event(id, EventType.DIAGNOSTIC, look)));
    news.add(live.event(id, EventType.PROGRESS, job.progress()));
    evaluation = latest;
    version = job.version();
    return new Look(news, end);
  }

  /** As with metrics. */
  private List<Diagnostics> newLooks(StoredJob job) {
    if (version < 0 || job.step() < lookedAt) {
      lookedAt = looks.newest(id);
      return List.of();
    }
    List<Diagnostics> found = looks.after(id, lookedAt, MOST_LOOKS);
    lookedAt = found.isEmpty() ? lookedAt : found.getLast().step();
    return found;
  }

  /** None at the first look: what was before is in the store. */
  private List<MetricPoint> newPoints(StoredJob job) {
    if (version < 0 || job.step() < metricsFrom) { // another attempt goes on from an earlier step
      metricsFrom = job.step();
      for (MetricKey key : MetricKey.values()) {
        toldUpTo.merge(key, metricsFrom, Math::min);
      }
      return List.of();
    }
    // the step of the last look once more: an evaluation of it may have been written after its loss
    List<MetricPoint> points = jobs.metrics(id, List.of(MetricKey.values()), metricsFrom, Integer.MAX_VALUE)
        .stream()
        .filter(point -> point.step() > Objects.requireNonNull(toldUpTo.get(point.key())))
        .toList();
    points.forEach(point -> toldUpTo.put(point.key(), point.step()));
    metricsFrom = job.step();
    return points;
  }

  @Override
  public List<Event> after(long eventId) {
    return events.ofJob(id, eventId, PAGE);
  }

  @Override
  public long newest() {
    return events.newestOfJob(id);
  }

  @Override
  public boolean isLast(long eventId) {
    return events.ofJob(id, eventId, 1).isEmpty();
  }
}
