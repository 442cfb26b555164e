package dev.engram.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a job's history.
 *
 * @param state the one that it went to
 * @param message why, or where it runs and goes on from, for people; null: there is no more to say
 */
public record StateChange(JobState state, Instant at, @Nullable String message) {}
