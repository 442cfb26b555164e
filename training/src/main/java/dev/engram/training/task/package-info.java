/** What the cell learns: palindromes, drawn as a pure function of seed, stream, length and step. */
@NullMarked
package dev.engram.training.task;

import org.jspecify.annotations.NullMarked;
