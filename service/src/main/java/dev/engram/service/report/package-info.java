/** What sweeps have measured: statistics, curves. */
@NullMarked
package dev.engram.service.report;

import org.jspecify.annotations.NullMarked;
