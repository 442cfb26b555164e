package dev.engram.training.loop;

/**
 * The steps since the last of these, in short.
 *
 * @param step the last of them
 * @param loss their mean loss; not finite when any of them was not
 * @param gradNorm their largest gradient norm before clipping
 * @param clipped the share of them whose gradient was clipped
 */
public record StepMetrics(int step, double loss, double gradNorm, double clipped) {}
