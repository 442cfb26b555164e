package dev.engram.training.gradient;

import ai.djl.ndarray.NDArray;

/**
 * The loss of each run and its gradient.
 *
 * @param loss −mean over the batch of ln ŷ[target], shape (R)
 * @param gradient ∂L/∂parameters, shape (R, P)
 */
public record LossAndGradient(NDArray loss, NDArray gradient) {}
