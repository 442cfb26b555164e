/** Trained cells: their weights to take away, and their answers. */
@NullMarked
package dev.engram.service.cell;

import org.jspecify.annotations.NullMarked;
