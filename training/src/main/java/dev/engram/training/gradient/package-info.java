/** The loss and its gradients: hand-derived back-propagation through time, and automatic differentiation. */
@NullMarked
package dev.engram.training.gradient;

import org.jspecify.annotations.NullMarked;
