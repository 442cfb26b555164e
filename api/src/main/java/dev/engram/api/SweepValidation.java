package dev.engram.api;

import org.jspecify.annotations.Nullable;

/**
 * What a sweep would be, with nothing stored.
 *
 * @param spec as it was given, but all in parts, and with names
 * @param jobs how many it has, pilots included
 * @param estimatedSeconds for all the steps of all jobs, in as many slots as there are and from the speed this service
 *        has measured; null where it has none of some, and while no worker is there
 */
public record SweepValidation(SweepSpec spec, int jobs, @Nullable Double estimatedSeconds) {}
