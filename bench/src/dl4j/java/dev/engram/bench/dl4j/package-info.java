/** Deeplearning4j as a peer; only the profile {@code dl4j} of the build compiles it. */
@NullMarked
package dev.engram.bench.dl4j;

import org.jspecify.annotations.NullMarked;
