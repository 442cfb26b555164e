package dev.engram.service.report.page;

import dev.engram.api.Metrics;

/**
 * How a run went.
 *
 * @param series what it belongs to, by name
 */
record RunHistory(String series, int length, Metrics metrics) {}
