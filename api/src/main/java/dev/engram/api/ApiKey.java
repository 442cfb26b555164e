package dev.engram.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that opens the service, without its secret, which nobody can tell any more.
 *
 * @param id opaque, begins with {@code key_}
 * @param name what it is for
 * @param owner to whom belongs what is submitted with it; several keys may have one owner
 * @param rotatedAt when it got its present secret; null: it has its first one
 * @param formerValidUntil until when the secret before the present one is taken as well; null: it is not
 * @param lastUsedAt within some minutes; null: it was not used yet
 */
public record ApiKey(String id, String name, String owner, Role role, Instant createdAt, @Nullable Instant rotatedAt,
    @Nullable Instant formerValidUntil, @Nullable Instant lastUsedAt) {}
