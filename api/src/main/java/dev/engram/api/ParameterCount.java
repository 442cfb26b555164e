package dev.engram.api;

/**
 * The number of trainable parameters, question 1.5b: n hidden units, d inputs (1 by digit, 10 by one-hot), K = 10
 * classes.
 *
 * @param cell of the recurrent cell
 * @param head of the layer that turns the last hidden state into a digit
 * @param total both
 * @param formula of the total, in n, d and K
 */
public record ParameterCount(long cell, long head, long total, String formula) {}
