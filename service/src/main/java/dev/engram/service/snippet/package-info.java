/** Requests as the Java that makes them, for people to copy. */
@NullMarked
package dev.engram.service.snippet;

import org.jspecify.annotations.NullMarked;
