package dev.engram.service.dashboard;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** The few meters of this process that tell at a glance whether it is well; all are at {@code /actuator/prometheus}. */
@Component
class Vitals {

  private final MeterRegistry meters;

  Vitals(MeterRegistry meters) {
    this.meters = meters;
  }

  /**
   * At one moment.
   *
   * @param cpu the share of the machine's processors that this process takes
   * @param machineCpu the share that all processes take
   * @param heapBytes of Java's heap; what the engine holds is beside it
   * @param connections to the store, of those in use
   * @param requests answered since the start, but for streams
   * @param meanRequestMillis of these
   */
  public record Now(Duration uptime, double cpu, double machineCpu, long heapBytes, long maxHeapBytes, long connections,
      long requests, double meanRequestMillis) {}

  Now now() {
    List<Timer> timers = meters.find("http.server.requests")
        .timers()
        .stream()
        .filter(timer -> !isOfStreams(timer))
        .toList();
    long requests = timers.stream().mapToLong(Timer::count).sum();
    double millis = timers.stream().mapToDouble(timer -> timer.totalTime(TimeUnit.MILLISECONDS)).sum();
    return new Now(Duration.ofMillis(Math.round(1000 * sum("process.uptime"))), sum("process.cpu.usage"),
        sum("system.cpu.usage"), Math.round(sum("jvm.memory.used", "area", "heap")),
        Math.round(sum("jvm.memory.max", "area", "heap")), Math.round(sum("hikaricp.connections.active")), requests,
        requests == 0 ? 0 : millis / requests);
  }

  /** Which last as long as somebody follows. */
  private static boolean isOfStreams(Timer timer) {
    return String.valueOf(timer.getId().getTag("uri")).endsWith("/events");
  }

  private double sum(String name, String... tags) {
    List<Gauge> gauges = List.copyOf(meters.find(name).tags(tags).gauges());
    double time = meters.find(name).timeGauges().stream().mapToDouble(gauge -> gauge.value(TimeUnit.SECONDS)).sum();
    return time > 0 ? time : gauges.stream().mapToDouble(Gauge::value).filter(value -> value > 0).sum();
  }
}
