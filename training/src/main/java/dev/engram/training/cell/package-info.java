/** The recurrent cells, equations (1)–(11), and the tensors they are made of. */
@NullMarked
package dev.engram.training.cell;

import org.jspecify.annotations.NullMarked;
