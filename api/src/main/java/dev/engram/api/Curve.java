package dev.engram.api;

import java.util.List;

/**
 * What a sweep has measured so far, with what its numbers can and cannot show.
 *
 * @param points one of each part, cell, variant, length and reported rate, sorted by cell, variant and length
 * @param horizons one of each line of points that has an accuracy at some length
 * @param comparisons of every two cells or variants of a part at the same length that have seeds in common
 */
public record Curve(List<CurvePoint> points, List<Horizon> horizons, List<Comparison> comparisons) {}
