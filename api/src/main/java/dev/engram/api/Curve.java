package dev.engram.api;

import java.util.List;

/**
 * What a sweep has measured so far, with what its numbers can and cannot show.
 *
 * @param points by part, cell, variant and length
 */
public record Curve(List<CurvePoint> points, List<Horizon> horizons, List<Comparison> comparisons) {}
