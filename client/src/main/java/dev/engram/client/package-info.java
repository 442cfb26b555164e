/**
 * The Java client of Engram. Start at {@link dev.engram.client.EngramClient}.
 *
 * <p>Every call blocks and throws an {@link dev.engram.client.EngramException} when it fails. Only reads are repeated.
 */
@NullMarked
package dev.engram.client;

import org.jspecify.annotations.NullMarked;
