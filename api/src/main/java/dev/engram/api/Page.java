package dev.engram.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextPageToken what to send as {@code pageToken} for the next page, opaque; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextPageToken) {}
