package dev.engram.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The best weights, those of the evaluation with the highest validation accuracy and of equals the later, measured on
 * the test stream, which nothing else draws from.
 *
 * @param step after which these weights were taken
 * @param accuracy the share of sequences whose last digit was predicted, 0 to 1
 * @param ci95 the 95 % Wilson interval of the accuracy, lower and upper end
 * @param sampleSize sequences of the test
 * @param loss mean cross-entropy in nats
 * @param solved whether the accuracy is at least 0.99
 * @param stepsToSolve the step of the first evaluation with validation accuracy at least 0.99; null: none had it
 */
public record JobResult(int step, double accuracy, List<Double> ci95, int sampleSize, double loss, boolean solved,
    @Nullable Integer stepsToSolve) {}
