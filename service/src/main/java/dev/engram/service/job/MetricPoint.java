package dev.engram.service.job;

/** One value of one metric. */
public record MetricPoint(MetricKey key, int step, double value) {}
