package dev.engram.service.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What tells several jobs apart in a chart. */
final class Differences {

  /** Which say nothing of what was trained. */
  private static final Set<String> LEFT_OUT = Set.of("/name", "/labels", "/priority");

  private Differences() {}

  /** Such as {@code lstm at 20, seed 3, learningRate 0.01}, by the jobs' ids. */
  static Map<String, String> labels(List<JobRow> rows, JsonMapper mapper) {
    List<Map<String, @Nullable String>> specs = rows.stream()
        .map(row -> SpecTexts.of(mapper.valueToTree(row.job().spec())))
        .toList();
    Set<String> pointers = new LinkedHashSet<>();
    specs.forEach(spec -> pointers.addAll(spec.keySet()));
    pointers.removeIf(pointer -> LEFT_OUT.contains(pointer)
        || specs.stream().map(spec -> spec.get(pointer)).distinct().count() == 1);
    Map<String, String> labels = new LinkedHashMap<>();
    for (int index = 0; index < rows.size(); index++) {
      JobRow row = rows.get(index);
      String label = label(row.name(), specs.get(index), pointers);
      labels.put(row.id(), labels.containsValue(label) ? label + ", " + row.id() : label);
    }
    return labels;
  }

  private static String label(String name, Map<String, @Nullable String> spec, Set<String> pointers) {
    List<String> parts = new ArrayList<>(List.of(name));
    for (String pointer : pointers) {
      String value = spec.get(pointer);
      if (value != null) {
        String field = pointer.substring(pointer.lastIndexOf('/') + 1);
        parts.add(Objects.equals(field, "type") ? value : field + " " + value);
      }
    }
    return String.join(", ", parts);
  }
}
