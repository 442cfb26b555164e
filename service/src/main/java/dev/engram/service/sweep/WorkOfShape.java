package dev.engram.service.sweep;

import java.util.Map;

/**
 * What jobs of a sweep that differ in little but rate and seed have trained, and what they have left.
 *
 * @param sample the number of one of them
 * @param maxSteps of each
 * @param ended how many ended of themselves, and so tell how long such jobs train
 * @param stepsOfEnded of these
 * @param open how many have not ended, by the steps that they have trained
 * @param stepsMeasured which took {@code slotSeconds}
 * @param slotSeconds in which a slot was theirs: jobs of a pack share its time
 */
public record WorkOfShape(int sample, int maxSteps, int ended, long stepsOfEnded, Map<Integer, Integer> open,
    long stepsMeasured, double slotSeconds) {

  /** What a run takes before its first step would be taken for the time of its steps after a few of them. */
  private static final int ENOUGH_STEPS = 1000;

  boolean isMeasured() {
    return (ended > 0 || stepsMeasured >= Math.min(ENOUGH_STEPS, maxSteps)) && stepsMeasured > 0 && slotSeconds > 0;
  }

  double secondsPerStep() {
    return slotSeconds / stepsMeasured;
  }

  /** How many steps such a job is expected to train that has trained some. */
  double expectedSteps(int trained) {
    double usual = ended == 0 ? maxSteps : (double) stepsOfEnded / ended;
    return trained < usual ? usual : maxSteps; // one that trains longer than is usual has no reason to stop
  }

  /** Of all that have not ended. */
  double stepsLeft() {
    return open.entrySet().stream().mapToDouble(same -> same.getValue() * stepsLeft(same.getKey())).sum();
  }

  /** Of the one that has the most. */
  double mostStepsLeft() {
    return open.keySet().stream().mapToDouble(this::stepsLeft).max().orElse(0);
  }

  private double stepsLeft(int trained) {
    return Math.max(0, expectedSteps(trained) - trained);
  }
}
