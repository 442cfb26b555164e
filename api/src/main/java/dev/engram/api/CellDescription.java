package dev.engram.api;

import java.util.List;

/**
 * A kind of cell that can be trained.
 *
 * @param type what a spec's {@code cell.type} says
 * @param name for people
 * @param equations of a time step and of the head, in plain text with Unicode symbols
 * @param parameterCountFormula of cell and head together: n hidden units, d inputs, K classes
 * @param fields of its spec besides {@code type}
 */
public record CellDescription(String type, String name, List<String> equations, String parameterCountFormula,
    List<FieldDescription> fields) {}
