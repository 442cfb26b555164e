package dev.engram.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good the best weights of a job are at some length, on sequences of a stream that serves nothing else. A job that
 * still trains is measured with its best weights as its newest checkpoint has them when a worker begins. The same
 * weights, length and sample size draw the same sequences.
 *
 * @param id opaque, begins with {@code evl_}
 * @param terminal whether it has ended, as its state says
 * @param length T of the palindromes
 * @param sampleSize how many of them
 * @param step after which the weights were taken; like the accuracy and the loss null until it has succeeded
 * @param accuracy the share of sequences whose last digit was predicted, 0 to 1
 * @param ci95 the 95 % Wilson interval of the accuracy, lower and upper end; null as long as it is
 * @param loss mean cross-entropy in nats; null also where it is not finite
 * @param error why it failed, for people; null: it has not
 * @param finishedAt null: it has not ended
 */
public record Evaluation(String id, String jobId, EvaluationState state, boolean terminal, int length, int sampleSize,
    @Nullable Integer step, @Nullable Double accuracy, @Nullable List<Double> ci95, @Nullable Double loss,
    @Nullable String error, Instant createdAt, @Nullable Instant finishedAt) {}
