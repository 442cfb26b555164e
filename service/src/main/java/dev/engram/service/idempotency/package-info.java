/** Requests that are made again and take effect once. */
@NullMarked
package dev.engram.service.idempotency;

import org.jspecify.annotations.NullMarked;
