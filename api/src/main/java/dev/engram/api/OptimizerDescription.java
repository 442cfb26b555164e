package dev.engram.api;

import java.util.List;

/** An update rule. */
public record OptimizerDescription(String type, String name, List<String> equations, List<FieldDescription> fields) {}
