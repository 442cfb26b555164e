/** The text in which meters are told, read as strictly as its definition has it. */
@NullMarked
package dev.engram.service.exposition;

import org.jspecify.annotations.NullMarked;
