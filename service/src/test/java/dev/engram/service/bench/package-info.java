/**
 * What the service costs. Each benchmark runs in {@code mvn verify} at tiny sizes, which shows that it works and measures
 * nothing; {@code -Pbench} gives it the sizes that docs/benchmarks.md speaks of.
 */
package dev.engram.service.bench;
