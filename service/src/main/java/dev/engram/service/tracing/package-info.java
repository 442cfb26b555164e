/** Traces by OpenTelemetry, where somebody receives them. */
@NullMarked
package dev.engram.service.tracing;

import org.jspecify.annotations.NullMarked;
