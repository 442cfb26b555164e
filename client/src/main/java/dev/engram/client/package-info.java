/**
 * The Java client of Engram. Start at {@link dev.engram.client.EngramClient}.
 *
 * <p>Every call blocks and throws an {@link dev.engram.client.EngramException} when it fails. What fails for a
 * passing reason is tried again; what changes something carries an idempotency key, so that it is carried out once.
 */
@NullMarked
package dev.engram.client;

import org.jspecify.annotations.NullMarked;
