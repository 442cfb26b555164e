package dev.engram.service.cell;

import dev.engram.api.JobSpec;

/**
 * A cell with its head, as it was after a step.
 *
 * @param weights a row of all its parameters
 */
public record TrainedCell(String jobId, JobSpec spec, int step, double[] weights) {}
