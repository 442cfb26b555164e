package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A question how good a trained cell is at some length.
 *
 * @param length T of the palindromes; absent: the one that it was trained at
 * @param sampleSize how many of them; absent: 10,000
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationRequest(@Nullable Integer length, @Nullable Integer sampleSize) {}
