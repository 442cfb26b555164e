/**
 * The command line. {@link dev.engram.cli.Engram} is its entry; a class a command.
 *
 * <p>Results go to standard output, progress and hints to standard error.
 */
@NullMarked
package dev.engram.cli;

import org.jspecify.annotations.NullMarked;
