/** Training a pack of runs from its first step to its result. */
@NullMarked
package dev.engram.training.loop;

import org.jspecify.annotations.NullMarked;
