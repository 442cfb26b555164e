package dev.engram.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to a trained cell.
 *
 * @param sequences the digits that it reads, without the one to predict; each of any length
 */
public record PredictionRequest(@Nullable List<String> sequences) {}
