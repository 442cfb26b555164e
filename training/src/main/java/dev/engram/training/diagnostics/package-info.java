/** Looks into a cell: how its gradients flow back through time, and what its gates do. */
@NullMarked
package dev.engram.training.diagnostics;

import org.jspecify.annotations.NullMarked;
