package dev.engram.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good the best weights of a job are at some length, on sequences that were drawn for this alone.
 *
 * @param step after which the weights were taken; like the accuracy and the loss null until it has succeeded
 * @param ci95 the 95 % Wilson interval of the accuracy
 * @param loss null also where it is not finite
 * @param error why it failed
 */
public record Evaluation(String id, String jobId, EvaluationState state, boolean terminal, int length, int sampleSize,
    @Nullable Integer step, @Nullable Double accuracy, @Nullable List<Double> ci95, @Nullable Double loss,
    @Nullable String error, Instant createdAt, @Nullable Instant finishedAt) {}
