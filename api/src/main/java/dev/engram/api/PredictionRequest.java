package dev.engram.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to a trained cell, answered with its best weights on the CPU of the process that is asked.
 *
 * @param sequences 1 to 1,000 strings of the digits 0 to 9 that it reads, without the one to predict; each of any
 *        length, with at most 100,000 digits in all, and fewer for a large cell
 */
public record PredictionRequest(@Nullable List<String> sequences) {}
