package dev.engram.service.job;

import dev.engram.api.Diagnostics;
import dev.engram.training.loop.TrainingLoop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often gradients were clipped between the looks into a cell, worked out from the metric {@code clipped} when somebody
 * asks: what is stored twice can disagree, above all where a job goes on from a checkpoint.
 */
final class ClippingRates {

  /** A point tells of at most so many steps up to its own. */
  static final int LONGEST_WINDOW = TrainingLoop.METRICS_EVERY;

  private ClippingRates() {}

  /**
   * Looks with their rates.
   *
   * @param looks in the order of steps
   * @param before the step of the look before them; −1 where there is none
   * @param points of {@link MetricKey#CLIPPED}, those of a window before {@code before} included
   */
  static List<Diagnostics> addTo(List<Diagnostics> looks, int before, List<MetricPoint> points) {
    List<Diagnostics> complete = new ArrayList<>();
    int from = before;
    for (Diagnostics look : looks) {
      complete.add(look.withClippingRate(rate(points, from, look.step())));
      from = look.step();
    }
    return complete;
  }

  /** The mean of the points behind one step and up to another, each weighted with the steps that it stands for. */
  private static @Nullable Double rate(List<MetricPoint> points, int after, int upTo) {
    double clipped = 0;
    int steps = 0;
    int former = 0;
    for (MetricPoint point : points) {
      if (point.step() > after && point.step() <= upTo) {
        int window = Math.min(LONGEST_WINDOW, point.step() - former);
        clipped += window * point.value();
        steps += window;
      }
      former = point.step();
    }
    return steps == 0 ? null : Double.valueOf(clipped / steps);
  }
}
