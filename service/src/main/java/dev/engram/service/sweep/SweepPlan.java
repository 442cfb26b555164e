package dev.engram.service.sweep;

import dev.engram.api.SweepSpec;
import java.util.List;

/**
 * What a sweep consists of.
 *
 * @param spec with all that was given in parts that have names
 * @param jobs in the order in which they are to start
 */
public record SweepPlan(SweepSpec spec, List<PlannedJob> jobs) {}
