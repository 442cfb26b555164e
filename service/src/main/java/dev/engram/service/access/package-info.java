/** Who calls, and what callers of which role may do. */
@NullMarked
package dev.engram.service.access;

import org.jspecify.annotations.NullMarked;
