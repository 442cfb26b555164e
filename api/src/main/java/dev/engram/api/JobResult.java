package dev.engram.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The best weights, measured on the test stream.
 *
 * @param ci95 the 95 % Wilson interval of the accuracy
 * @param solved whether the accuracy is at least 0.99
 * @param stepsToSolve the step of the first evaluation with accuracy at least 0.99
 */
public record JobResult(int step, double accuracy, List<Double> ci95, int sampleSize, double loss, boolean solved,
    @Nullable Integer stepsToSolve) {}
