package dev.engram.api;

import java.util.List;

/** A kind of cell that can be trained. */
public record CellDescription(String type, String name, List<String> equations, String parameterCountFormula,
    List<FieldDescription> fields) {}
