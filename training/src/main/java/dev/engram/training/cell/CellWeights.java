package dev.engram.training.cell;

import ai.djl.ndarray.NDArray;

import dev.engram.training.device.Constants;

/**
 * The weights of a cell in the forms that its fast steps want.
 *
 * @param forward [W_h; W_x; b] with the columns of every tanh gate doubled, shape (R, H + I + 1, G·H); a copy
 * @param hiddenTransposed W_hᵀ as it is, shape (R, G·H, H); a view
 */
public record CellWeights(NDArray forward, NDArray hiddenTransposed, Constants constants) {}
