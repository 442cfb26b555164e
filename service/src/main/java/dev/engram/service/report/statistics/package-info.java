/** What runs can and cannot show: points of a curve, intervals, horizons, comparisons. */
@NullMarked
package dev.engram.service.report.statistics;

import org.jspecify.annotations.NullMarked;
