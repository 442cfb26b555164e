/** Text on a terminal: figures, bars, tables and lines that are redrawn. Knows nothing of jobs. */
@NullMarked
package dev.engram.cli.terminal;

import org.jspecify.annotations.NullMarked;
