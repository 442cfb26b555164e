package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Training has converged once {@code evaluations} evaluations in a row, on the validation stream, reached
 * {@code accuracy}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StopWhen(@Nullable Double accuracy, @Nullable Integer evaluations) {}
