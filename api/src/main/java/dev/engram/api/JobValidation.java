package dev.engram.api;

import org.jspecify.annotations.Nullable;

/**
 * What a spec would become and cost, with nothing stored.
 *
 * @param spec resolved: nothing that applies is absent
 * @param estimatedMemoryBytes of the device at the peak of training, for this job alone
 * @param estimatedSeconds for all the steps, by the newest jobs of its kind of cell, gradients and precision on the
 *        same device; null before there is one, and while no worker is there
 * @param distinctSequences how many palindromes there are to learn from, as a power: {@code 10^10}
 */
public record JobValidation(JobSpec spec, ParameterCount parameterCount, long estimatedMemoryBytes,
    @Nullable Double estimatedSeconds, String distinctSequences) {}
