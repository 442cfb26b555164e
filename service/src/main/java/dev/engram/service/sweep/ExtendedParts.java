package dev.engram.service.sweep;

import dev.engram.api.ExtendRequest;
import dev.engram.api.SweepAxes;
import dev.engram.api.SweepPart;
import dev.engram.service.job.InvalidSpecException;
import dev.engram.service.job.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of a sweep with more values on their axes. */
final class ExtendedParts {

  private ExtendedParts() {}

  /** @throws InvalidSpecException where there is no such part or axis, or nothing to add */
  static List<SweepPart> of(List<SweepPart> parts, ExtendRequest request, JsonMapper mapper) {
    Violations violations = new Violations();
    List<SweepPart> meant = parts.stream()
        .filter(part -> request.part() == null || request.part().equals(part.name()))
        .toList();
    if (meant.size() != 1) {
      String known = parts.stream().map(SweepPart::name).collect(Collectors.joining(", "));
      violations.add("/part", request.part() == null
          ? "is missing: the sweep has the parts " + known
          : "is '%s'; the sweep has %s".formatted(request.part(), known));
    }
    if (request.axes() == null) {
      violations.add("/axes", "is missing; it must have the values to add");
    }
    violations.throwIfAny();
    SweepPart part = meant.getFirst();
    ObjectNode axes = mapper.valueToTree(part.axes());
    mapper.<ObjectNode>valueToTree(request.axes()).properties().forEach(axis -> {
      JsonNode before = axes.get(axis.getKey());
      if (before == null) {
        violations.add("/axes/" + axis.getKey(), "is no axis of the part; a sweep is extended along those that it has");
      } else {
        ((ArrayNode) before).addAll((ArrayNode) axis.getValue());
      }
    });
    violations.throwIfAny();
    List<SweepPart> extended = new ArrayList<>(parts);
    extended.replaceAll(one -> Objects.equals(one.name(), part.name())
        ? new SweepPart(part.name(), part.description(), part.base(), mapper.treeToValue(axes, SweepAxes.class),
            part.selectLearningRate())
        : one);
    return extended;
  }
}
