package dev.engram.api;

/** The number of trainable parameters, question 1.5b: n hidden units, d inputs, K classes. */
public record ParameterCount(long cell, long head, long total, String formula) {}
