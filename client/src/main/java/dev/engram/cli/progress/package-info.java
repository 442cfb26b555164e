/** Jobs and sweeps in words and in lines of progress. */
@NullMarked
package dev.engram.cli.progress;

import org.jspecify.annotations.NullMarked;
