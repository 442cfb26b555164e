/** Update rules as PyTorch defines them, every run of a pack with its own numbers. */
@NullMarked
package dev.engram.training.optimizer;

import org.jspecify.annotations.NullMarked;
