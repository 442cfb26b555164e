package dev.engram.service.sweep;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.engram.api.CellSpec;
import dev.engram.api.OptimizerSpec;
import dev.engram.api.RateSelection;
import dev.engram.service.job.Violations;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What can be wrong with axes, whatever becomes of their values. */
final class AxesCheck {

  private static final Map<Axis, Class<?>> UNIONS = Map.of(Axis.CELL, CellSpec.class, Axis.OPTIMIZER,
      OptimizerSpec.class);

  private final Grid grid;
  private final String pointer;
  private final Violations violations;

  /** @param pointer of the axes */
  AxesCheck(Grid grid, String pointer, Violations violations) {
    this.grid = grid;
    this.pointer = pointer;
    this.violations = violations;
  }

  void check() {
    if (grid.axes().isEmpty()) {
      violations.add(pointer, "has no axis; there are "
          + Arrays.stream(Axis.values()).map(Axis::field).collect(Collectors.joining(", ")));
    }
    grid.axes().forEach(this::checkValues);
    for (Axis axis : grid.axes().keySet()) {
      UNIONS.forEach((whole, union) -> {
        if (axis.isWithin(whole)) {
          checkClash(axis, whole);
          checkApplies(axis, whole, union);
        }
      });
    }
  }

  private void checkValues(Axis axis, List<JsonNode> values) {
    if (values.isEmpty()) {
      violations.add(at(axis), "is empty; it must have a value, or be left out");
    }
    Set<JsonNode> seen = new HashSet<>();
    for (int index = 0; index < values.size(); index++) {
      if (!seen.add(values.get(index))) {
        violations.add(at(axis) + "/" + index, "is there twice");
      }
    }
  }

  /** A field of an object on an axis, and an axis of that field. */
  private void checkClash(Axis axis, Axis whole) {
    List<JsonNode> objects = grid.axes().getOrDefault(whole, List.of());
    for (int index = 0; index < objects.size(); index++) {
      if (objects.get(index).has(axis.lastName())) {
        violations.add(at(axis), "and %s/%d/%s set the same thing; give one of them".formatted(at(whole), index,
            axis.lastName()));
      }
    }
  }

  private void checkApplies(Axis axis, Axis whole, Class<?> union) {
    JsonSubTypes.Type[] types = union.getAnnotation(JsonSubTypes.class).value();
    for (String type : new HashSet<>(grid.types(whole))) {
      boolean applies = Arrays.stream(types)
          .filter(subtype -> subtype.name().equals(type))
          .flatMap(subtype -> Arrays.stream(subtype.value().getRecordComponents()))
          .anyMatch(component -> component.getName().equals(axis.lastName()));
      if (!applies) {
        violations.add(at(axis), "sets what the %s %s does not have; give the others a part of their own"
            .formatted(whole.field(), type));
      }
    }
  }

  /** @param reported seeds */
  void check(RateSelection selection, List<Long> reported, String at) {
    if (!grid.axes().containsKey(Axis.LEARNING_RATE)) {
      violations.add(at, "needs an axis learningRate to choose from");
    }
    List<Long> pilots = selection.seeds() == null ? List.of() : selection.seeds();
    if (pilots.isEmpty()) {
      violations.add(at + "/seeds", "is empty; it must have a seed");
    }
    if (new HashSet<>(pilots).size() < pilots.size()) {
      violations.add(at + "/seeds", "has a seed twice");
    }
    pilots.stream()
        .filter(reported::contains)
        .distinct()
        .forEach(seed -> violations.add(at + "/seeds",
            "has %d, which is reported as well; a rate must be chosen by other seeds than it is judged by"
                .formatted(seed)));
  }

  private String at(Axis axis) {
    return pointer + "/" + axis.field();
  }
}
