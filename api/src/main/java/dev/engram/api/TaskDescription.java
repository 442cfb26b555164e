package dev.engram.api;

import java.util.List;

/**
 * A kind of task that can be learned.
 *
 * @param type what a spec's {@code task.type} says
 * @param name for people
 * @param description what is drawn and what is to be predicted, in a sentence
 * @param fields of its spec besides {@code type}
 */
public record TaskDescription(String type, String name, String description, List<FieldDescription> fields) {}
