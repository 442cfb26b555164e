package dev.engram.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as the service answers it.
 *
 * @param id opaque, begins with {@code swp_}
 * @param owner of the key that it was submitted with; {@code local} where no keys are asked for
 * @param terminal whether nothing more happens unless it is tried again or extended, as its state says
 * @param allowedActions what it would not refuse now
 * @param jobs how many it has, with pilots, those that pilots still decide on, and those that were deleted
 * @param counts of its jobs by state, without zeros; those that are not in the queue yet are WAITING, those that were
 *        deleted MISSING
 * @param spec as it was given, but all in parts, and with names; the resolved specs are those of its jobs
 * @param finishedAt null: it has not ended
 */
public record Sweep(String id, String owner, String name, SweepState state, boolean terminal,
    List<SweepAction> allowedActions,
    int jobs, Map<String, Integer> counts, SweepProgress progress, SweepSpec spec, Instant createdAt,
    @Nullable Instant finishedAt) {}
