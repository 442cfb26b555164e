/** Side-by-side benchmarks: peers take turns in one process, and ratios are what counts. */
@NullMarked
package dev.engram.bench;

import org.jspecify.annotations.NullMarked;
