package dev.engram.training.diagnostics;

import dev.engram.training.cell.Gate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every unit of a cell did while the cell read a sequence: H numbers for each of its N time steps. Those of weights
 * that are not finite may be NaN.
 *
 * @param gates their values, in the order of the cell's gates
 * @param hidden h(t)
 * @param memory c(t), of a cell that has a memory
 */
public record Trace(Map<Gate, List<double[]>> gates, List<double[]> hidden, Optional<List<double[]>> memory) {}
