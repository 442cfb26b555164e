/** Figures, drawn by JFreeChart. */
@NullMarked
package dev.engram.service.report.figure;

import org.jspecify.annotations.NullMarked;
