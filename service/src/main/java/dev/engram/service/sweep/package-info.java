/** Grids of jobs: what they expand to, and how they get done. */
@NullMarked
package dev.engram.service.sweep;

import org.jspecify.annotations.NullMarked;
