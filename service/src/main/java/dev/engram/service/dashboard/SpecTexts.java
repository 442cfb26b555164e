package dev.engram.service.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A spec as the fields of a form have it: texts by pointers, exact to the last digit of a seed. */
final class SpecTexts {

  private static final String LABELS = "/labels";

  private SpecTexts() {}

  /** Null for an object that the spec does without. */
  static Map<String, @Nullable String> of(JsonNode spec) {
    Map<String, @Nullable String> texts = new LinkedHashMap<>();
    add("", spec, texts);
    return texts;
  }

  private static void add(String pointer, JsonNode value, Map<String, @Nullable String> texts) {
    if (pointer.equals(LABELS)) {
      texts.put(pointer, value.properties()
          .stream()
          .map(label -> label.getKey() + ":" + label.getValue().asString())
          .collect(Collectors.joining("\n")));
    } else if (value.isObject()) {
      value.properties().forEach(field -> add(pointer + "/" + field.getKey(), field.getValue(), texts));
    } else {
      texts.put(pointer, value.isNull() ? null : value.asString());
    }
  }
}
