package dev.engram.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as the service answers it.
 *
 * @param jobs how many it has, with those that pilots still decide on
 * @param counts of its jobs by state; those that are not in the queue yet are WAITING
 * @param spec resolved, with all that is given in parts
 */
public record Sweep(String id, String name, SweepState state, boolean terminal, List<SweepAction> allowedActions,
    int jobs, Map<String, Integer> counts, SweepProgress progress, SweepSpec spec, Instant createdAt,
    @Nullable Instant finishedAt) {}
