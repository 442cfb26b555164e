package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** How often gradient flow and gates are looked at, in evaluations. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiagnosticsSpec(@Nullable Integer everyEvaluations) {}
