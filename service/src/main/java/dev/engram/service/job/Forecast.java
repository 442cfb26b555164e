package dev.engram.service.job;

import dev.engram.api.JobSpec;
import dev.engram.api.SystemInfo.Device;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is known of jobs before they run. */
@Component
public final class Forecast {

  private final Capacity capacity;
  private final SpeedEstimate speed;

  Forecast(Capacity capacity, SpeedEstimate speed) {
    this.capacity = capacity;
    this.speed = speed;
  }

  /**
   * Seconds for all the steps of a resolved spec; empty before any job like it was measured.
   *
   * @throws InvalidSpecException where it is too large
   */
  public Optional<Double> seconds(JobSpec spec) {
    Optional<Device> device = capacity.check(spec);
    return device.flatMap(found -> speed.seconds(spec, found.id()));
  }

  /** @throws InvalidSpecException where it is too large */
  public void check(JobSpec spec) {
    capacity.check(spec);
  }
}
