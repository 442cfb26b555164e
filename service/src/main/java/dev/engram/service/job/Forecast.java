package dev.engram.service.job;

import dev.engram.api.JobSpec;
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
  Optional<Double> seconds(JobSpec spec) {
    return capacity.check(spec).flatMap(device -> speed.seconds(spec, device));
  }

  /** Likewise, of a slot's time that it shares with others of its sweep. */
  public Optional<Double> secondsOfMany(JobSpec spec) {
    return capacity.check(spec).flatMap(device -> speed.secondsOfMany(spec, device));
  }

  /** @throws InvalidSpecException where it is too large */
  public void check(JobSpec spec) {
    capacity.check(spec);
  }
}
