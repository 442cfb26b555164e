package dev.engram.api;

import org.jspecify.annotations.Nullable;

/**
 * What a sweep would be, with nothing stored.
 *
 * @param estimatedSeconds for all the steps of all jobs, from the speed this service has measured; null where it has none
 *        of some
 */
public record SweepValidation(SweepSpec spec, int jobs, @Nullable Double estimatedSeconds) {}
