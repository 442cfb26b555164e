/**
 * The HTTP contract, version 1, as records and enums.
 *
 * <p>Request records are what a caller writes: every component that has a default may be absent, which reads as null.
 * Response records are what the service answers. Both are free of any library but Jackson's annotations.
 */
@NullMarked
package dev.engram.api;

import org.jspecify.annotations.NullMarked;
