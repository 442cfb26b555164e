package dev.engram.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of a job's history. */
public record StateChange(JobState state, Instant at, @Nullable String message) {}
