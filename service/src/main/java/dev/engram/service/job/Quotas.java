package dev.engram.service.job;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one owner may have; {@code engram.quotas.*}. Where no keys are asked for there are none.
 *
 * @param queued jobs that wait
 * @param running jobs that a worker has; null: as many as there are slots
 * @param steps that are still to be trained, of all jobs and sweeps; null: no limit
 * @param evaluations of trained cells that wait or run; they go ahead of jobs
 */
@ConfigurationProperties("engram.quotas")
public record Quotas(@DefaultValue("10000") int queued, @Nullable Integer running, @Nullable Long steps,
    @DefaultValue("20") int evaluations) {

  public Quotas {
    check("queued", queued);
    check("running", running == null ? 1 : running);
    check("steps", steps == null ? 1 : steps);
    check("evaluations", evaluations);
  }

  private static void check(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException("engram.quotas.%s is %d: it must be at least 1".formatted(name, value));
    }
  }
}
