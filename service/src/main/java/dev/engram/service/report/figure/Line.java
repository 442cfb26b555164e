package dev.engram.service.report.figure;

import java.util.List;

/**
 * Numbers of one run.
 *
 * @param series what it belongs to, by name; all its runs look alike
 * @param x ascending
 */
public record Line(String series, List<? extends Number> x, List<? extends Number> y) {}
