/** Text on a terminal: figures, bars, tables, plots and lines that are redrawn. Knows nothing of jobs and sweeps. */
@NullMarked
package dev.engram.cli.terminal;

import org.jspecify.annotations.NullMarked;
