package dev.engram.service.sweep;

import dev.engram.api.CellSpec;
import dev.engram.api.JobSpec;
import dev.engram.api.OptimizerSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.RmsPropSpec;
import dev.engram.api.SweepAxes;
import dev.engram.service.job.SpecMerge;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The values on a part's axes, and the specs of their combinations laid over what the jobs have in common. */
final class Grid {

  private final JsonMapper mapper;
  private final ObjectNode base;
  private final Map<Axis, List<JsonNode>> axes = new EnumMap<>(Axis.class);

  Grid(JsonMapper mapper, @Nullable JobSpec base, SweepAxes axes) {
    this.mapper = mapper;
    this.base = base == null ? mapper.createObjectNode() : mapper.valueToTree(base);
    JsonNode values = mapper.valueToTree(axes);
    for (Axis axis : Axis.values()) {
      if (values.has(axis.field())) {
        this.axes.put(axis, new ArrayList<>(values.get(axis.field()).valueStream().toList()));
      }
    }
    if (!this.base.has("task")) {
      this.base.putObject("task").put("type", PalindromeSpec.TYPE);
    }
    if (!this.base.has("optimizer") && !this.axes.containsKey(Axis.OPTIMIZER)) {
      this.base.putObject("optimizer").put("type", RmsPropSpec.TYPE);
    }
  }

  Map<Axis, List<JsonNode>> axes() {
    return axes;
  }

  /** The types of the cells, or of the optimizers, that its jobs have. */
  List<String> types(Axis union) {
    return axes.containsKey(union)
        ? axes.get(union).stream().map(value -> value.path("type").asString()).toList()
        : Stream.of(base.at(union.place()).path("type").asString()).filter(type -> !type.isEmpty()).toList();
  }

  /** How many combinations there are. */
  long size() {
    return axes.values()
        .stream()
        .mapToLong(List::size)
        .reduce(1,
            (all, one) -> one > 0 && all > Long.MAX_VALUE / one ? Long.MAX_VALUE : all * one);
  }

  /** Combinations of some of the axes, not resolved yet. */
  Stream<JobSpec> combinations(List<Axis> some) {
    Stream<ObjectNode> specs = Stream.of(base);
    for (Axis axis : Axis.values()) {
      if (some.contains(axis) && axes.containsKey(axis)) {
        List<JsonNode> values = axes.get(axis);
        specs = specs.flatMap(spec -> values.stream().map(value -> with(spec.deepCopy(), axis, value)));
      }
    }
    return specs.map(spec -> mapper.treeToValue(spec, JobSpec.class));
  }

  private ObjectNode with(ObjectNode spec, Axis axis, JsonNode value) {
    JsonNode before = spec.at(axis.place());
    JsonNode merged = switch (axis) {
      case CELL -> merged(before, value, CellSpec.class);
      case OPTIMIZER -> merged(before, value, OptimizerSpec.class);
      default -> value;
    };
    JsonNode parent = axis.place().head() == null || axis.place().head().matches() ? spec
        : spec.at(axis.place().head());
    if (parent instanceof ObjectNode object) { // else nobody has said what cell it is: the resolver asks for it
      object.set(axis.lastName(), merged);
    }
    return spec;
  }

  /** A union laid over another one takes over what applies to it. */
  private <U> JsonNode merged(JsonNode before, JsonNode value, Class<U> union) {
    if (before.isMissingNode()) {
      return value;
    }
    U inherited = mapper.treeToValue(before, union);
    U wanted = mapper.treeToValue(value, union);
    Object merged = inherited instanceof CellSpec cell
        ? SpecMerge.cell(cell, (CellSpec) wanted)
        : SpecMerge.optimizer((OptimizerSpec) inherited, (OptimizerSpec) wanted);
    return mapper.valueToTree(merged);
  }
}
