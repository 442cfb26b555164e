package dev.engram.service.job;

import dev.engram.api.Diagnostics;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was found in the cells of jobs, with how often their gradients were clipped in between. */
@Component
public class CellLooks {

  private final JobStore store;

  CellLooks(JobStore store) {
    this.store = store;
  }

  /** Those after the step of one, or of all after −1, in their order. */
  public List<Diagnostics> after(String jobId, int step, int limit) {
    List<Diagnostics> looks = store.looks(jobId, step, limit);
    if (looks.isEmpty()) {
      return looks;
    }
    List<MetricPoint> clipped = store.metrics(jobId, List.of(MetricKey.CLIPPED), step - ClippingRates.LONGEST_WINDOW,
        looks.getLast().step());
    return ClippingRates.addTo(looks, step, clipped);
  }

  /** The step of the newest, or −1. */
  public int newest(String jobId) {
    return store.newestLook(jobId).orElse(-1);
  }
}
