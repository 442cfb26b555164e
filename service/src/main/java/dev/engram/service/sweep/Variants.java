package dev.engram.service.sweep;

import static java.util.Objects.requireNonNull;

import dev.engram.api.JobSpec;
import dev.engram.api.ScheduleSpec;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tells points of the same cell, length and rate apart, such as {@code forgetBias=0, optimizer=adam}. */
final class Variants {

  private static final int LONGEST_PLAIN = 24;
  private static final Set<String> TOLD_ELSEWHERE = Set.of("type", "learningRate", "length", "schedule");

  /** A cell has one of these, or none. */
  private static final Set<String> CELL_FIELDS = Set.of("forgetBias", "chronoLength");

  private final JsonMapper mapper;

  /** By cell: fields with more than one value. */
  private final Map<String, Set<String>> varying = new TreeMap<>();

  /** @param specs resolved: one of each point of a part */
  Variants(JsonMapper mapper, List<JobSpec> specs) {
    this.mapper = mapper;
    Map<String, Map<String, Set<String>>> values = new TreeMap<>();
    for (JobSpec spec : specs) {
      Map<String, Set<String>> ofCell = values.computeIfAbsent(cell(spec), cell -> new TreeMap<>());
      fields(spec).forEach((name, value) -> ofCell.computeIfAbsent(name, field -> new HashSet<>()).add(value));
    }
    // what only some of the cells of a type have is a difference as well, such as the one or the other way to set a bias
    for (JobSpec spec : specs) {
      Map<String, Set<String>> ofCell = requireNonNull(values.get(cell(spec)));
      Set<String> known = fields(spec).keySet();
      ofCell.forEach((name, seen) -> {
        if (CELL_FIELDS.contains(name) && !known.contains(name)) {
          seen.add("");
        }
      });
    }
    values.forEach((cell, fields) -> varying.put(cell, fields.entrySet()
        .stream()
        .filter(field -> field.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet())));
  }

  /** Empty where nothing else differs. */
  String of(JobSpec spec) {
    Set<String> told = requireNonNull(varying.get(cell(spec)));
    return fields(spec).entrySet()
        .stream()
        .filter(field -> told.contains(field.getKey()))
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String cell(JobSpec spec) {
    return requireNonNull(spec.cell()).type();
  }

  private Map<String, String> fields(JobSpec spec) {
    Map<String, String> fields = new LinkedHashMap<>();
    put(fields, mapper.valueToTree(spec.cell()));
    put(fields, mapper.valueToTree(spec.task()));
    fields.put("optimizer", requireNonNull(spec.optimizer()).type());
    put(fields, mapper.valueToTree(spec.optimizer()));
    ScheduleSpec schedule = requireNonNull(requireNonNull(spec.optimizer()).schedule());
    fields.put("schedule", schedule.type());
    put(fields, mapper.valueToTree(schedule));
    fields.put("batchSize", Objects.toString(spec.batchSize()));
    fields.put("maxGradNorm", text(mapper.valueToTree(spec.maxGradNorm())));
    return fields;
  }

  private static void put(Map<String, String> fields, JsonNode object) {
    object.properties()
        .stream()
        .filter(field -> !TOLD_ELSEWHERE.contains(field.getKey()))
        .forEach(
            field -> fields.put(field.getKey(), text(field.getValue())));
  }

  /** 0 for 0.0, as people write it; and no hundreds of zeros, which the store has no room for. */
  private static String text(JsonNode value) {
    if (!value.isNumber()) {
      return value.asString();
    }
    BigDecimal number = value.decimalValue().stripTrailingZeros();
    String plain = number.toPlainString();
    return plain.length() > LONGEST_PLAIN ? number.toString() : plain;
  }
}
