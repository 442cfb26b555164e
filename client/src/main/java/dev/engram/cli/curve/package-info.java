/** Curves of sweeps in words, tables and plots. */
@NullMarked
package dev.engram.cli.curve;

import org.jspecify.annotations.NullMarked;
