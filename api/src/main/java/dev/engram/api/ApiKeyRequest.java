package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A key that is to be given out.
 *
 * @param name what it is for; at most 200 characters; absent: the owner's name
 * @param owner 1 to 100 letters, digits and . _ @ -
 * @param role absent: user
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKeyRequest(@Nullable String name, @Nullable String owner, @Nullable Role role) {}
