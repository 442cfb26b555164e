package dev.engram.api;

import java.util.List;

/**
 * An update rule that a job can train with.
 *
 * @param type what a spec's {@code optimizer.type} says
 * @param name for people
 * @param equations of a step, in plain text with Unicode symbols: g the clipped gradient, w the weights
 * @param fields of its spec besides {@code type}
 */
public record OptimizerDescription(String type, String name, List<String> equations, List<FieldDescription> fields) {}
