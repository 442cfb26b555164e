/** What a shell needs to know to complete the command line, written as scripts. */
@NullMarked
package dev.engram.cli.completion;

import org.jspecify.annotations.NullMarked;
