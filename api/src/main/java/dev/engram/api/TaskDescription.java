package dev.engram.api;

import java.util.List;

/** A kind of task that can be learned. */
public record TaskDescription(String type, String name, String description, List<FieldDescription> fields) {}
