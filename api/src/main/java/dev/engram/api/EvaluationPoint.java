package dev.engram.api;

/** An evaluation on fresh sequences of the validation stream. */
public record EvaluationPoint(int step, double loss, double accuracy) {}
