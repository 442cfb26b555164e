package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A question how good a trained cell is at some length. One that would take a worker most of an hour or more is
 * refused, with the sample size that would not. The limits are the defaults of the service's settings.
 *
 * @param length T of the palindromes, 2 to 10,000; absent: the one that it was trained at
 * @param sampleSize how many of them, 100 to 1,000,000; absent: 10,000
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationRequest(@Nullable Integer length, @Nullable Integer sampleSize) {}
