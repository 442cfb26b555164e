package dev.engram.service.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Words that mean something to this service: the ids of what is there, and names that the document does not list. */
final class Vocabulary {

  /** Of what was there first, which requests about something find; and of what came later, which may go again. */
  private final Map<String, List<String>> first = new LinkedHashMap<>();
  private final Map<String, List<String>> later = new LinkedHashMap<>();
  private final Map<String, List<JsonNode>> bodies = new LinkedHashMap<>();

  Vocabulary() {
    first.put("label", List.of("course:dl", "a:b"));
    first.put("cell", List.of("rnn", "lstm"));
    first.put("step", List.of("best", "last", "0", "10", "40"));
    first.put("part", List.of("curve"));
    first.put("keys", List.of("loss", "accuracy", "loss,gradNorm"));
    first.put("name", List.of("accuracy", "curve", "gradients"));
    first.put("sequences", List.of("6828", "1", "68274674764828"));
    first.put("sequence", first("sequences"));
  }

  /** @param kind job, sweep or evaluation, or the name of a parameter */
  void first(String kind, List<String> words) {
    first.put(kind, List.copyOf(words));
  }

  void learn(String kind, String word) {
    later.computeIfAbsent(kind, none -> new ArrayList<>()).add(word);
  }

  /** A body that was taken, of which others can be made. */
  void learn(Operation operation, JsonNode body) {
    bodies.computeIfAbsent(operation.toString(), none -> new ArrayList<>()).add(body);
  }

  List<JsonNode> bodies(Operation operation) {
    return Stream.concat(operation.bodyExamples().stream(),
        bodies.getOrDefault(operation.toString(), List.of()).stream()).toList();
  }

  List<String> first(String kind) {
    return first.getOrDefault(kind, List.of());
  }

  List<String> later(String kind) {
    return later.getOrDefault(kind, List.of());
  }
}
