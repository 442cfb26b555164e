package dev.engram.training.loop;

/** How well a run did on fresh sequences. */
public record EvaluationResult(int step, int sampleSize, double loss, double accuracy) {}
