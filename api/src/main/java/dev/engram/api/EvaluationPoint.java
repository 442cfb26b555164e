package dev.engram.api;

/**
 * An evaluation of a job's weights after a step, on fresh sequences of the validation stream.
 *
 * @param step after which they were measured
 * @param loss mean cross-entropy in nats; always finite, for what is not is no evaluation point
 * @param accuracy the share of sequences whose last digit was predicted, 0 to 1
 */
public record EvaluationPoint(int step, double loss, double accuracy) {}
