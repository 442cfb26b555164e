package dev.engram.api;

import java.util.List;

/**
 * A way for the learning rate to change.
 *
 * @param type what a spec's {@code optimizer.schedule.type} says
 * @param name for people
 * @param equations the rate, in plain text with Unicode symbols: η of the optimizer, s the step from 0
 * @param fields of its spec besides {@code type}
 */
public record ScheduleDescription(String type, String name, List<String> equations, List<FieldDescription> fields) {}
