package dev.engram.api;

import org.jspecify.annotations.Nullable;

/**
 * What a spec would become and cost, with nothing stored.
 *
 * @param estimatedSeconds for all the steps, from the speed this service has measured; null before there is one
 */
public record JobValidation(JobSpec spec, ParameterCount parameterCount, long estimatedMemoryBytes,
    @Nullable Double estimatedSeconds, String distinctSequences) {}
