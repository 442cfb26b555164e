package dev.engram.service.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests that nobody has broken: what the document lets anybody ask, about what is there and what is not. */
final class Drafts {

  private static final List<String> KINDS = List.of("job", "sweep", "evaluation");

  private final Vocabulary vocabulary;
  private final Dice dice;
  private final Values values;

  Drafts(Vocabulary vocabulary, Dice dice) {
    this.vocabulary = vocabulary;
    this.dice = dice;
    this.values = new Values(vocabulary, dice);
  }

  Draft of(Operation operation) {
    Draft draft = new Draft(operation, path(operation));
    draft.statuses.addAll(Statuses.USUAL);
    draft.setHeader("Host", "localhost");
    for (Operation.Parameter parameter : operation.parameters("query")) {
      boolean known = !parameter.name().equals("pageToken") || !vocabulary.later("pageToken").isEmpty();
      if (known && dice.chance(0.3)) {
        draft.query.add(parameter.name() + "=" + encode(plain(parameter)));
        if (parameter.name().equals("pageToken") || operation.mediaTypes().size() > 1) {
          draft.statuses.add(400); // a token of another list, or a parameter of another form of the same
        }
      }
    }
    for (Operation.Parameter parameter : operation.parameters("header")) {
      if (dice.chance(0.3)) {
        boolean key = parameter.name().equals("Idempotency-Key"); // good requests have new ones
        draft.setHeader(parameter.name(), key ? "key " + dice.between(0, Long.MAX_VALUE) : plain(parameter));
      }
    }
    if (dice.chance(0.5) && !operation.mediaTypes().isEmpty()) {
      draft.setHeader("Accept", dice.pick(operation.mediaTypes()));
    }
    operation.body().ifPresent(schema -> {
      draft.tree = body(operation, schema);
      draft.setHeader("Content-Type", "application/json");
      draft.framing = dice.chance(0.2) ? Draft.Framing.CHUNKED : Draft.Framing.LENGTH;
    });
    return draft;
  }

  private String path(Operation operation) {
    String path = operation.path();
    for (Operation.Parameter parameter : operation.parameters("path")) {
      String kind = parameter.name().equals("id")
          ? path.startsWith("/v1/sweeps") ? "sweep" : "job"
          : parameter.name().replaceFirst("Id$", "");
      path = path.replace("{" + parameter.name() + "}", id(kind, operation.method().equals("DELETE")));
    }
    return path;
  }

  /** @param lost whether it will be gone */
  private String id(String kind, boolean lost) {
    List<String> first = vocabulary.first(kind);
    List<String> later = vocabulary.later(kind);
    if (dice.chance(0.1) || first.isEmpty()) {
      return dice.pick("none", "job_none", "swp_none", "evl_none", "job_01hzzzzzzzzzzzzzzzzzzzzzzz");
    }
    if (dice.chance(0.05)) {
      return dice.pick(vocabulary.first(dice.pick(KINDS)));
    }
    if (lost) {
      return later.isEmpty() ? "none" : dice.pick(later);
    }
    return later.isEmpty() || dice.chance(0.6) ? dice.pick(first) : dice.pick(later);
  }

  private String plain(Operation.Parameter parameter) {
    JsonNode value = values.of(parameter.schema(), parameter.name());
    if (value.isArray()) {
      return value.isEmpty() ? "loss" : String.join(",", value.valueStream().map(JsonNode::asString).toList());
    }
    return value.asString();
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** One that was taken before, with some of its fields drawn anew, or one out of thin air. */
  private JsonNode body(Operation operation, Schema schema) {
    List<JsonNode> taken = vocabulary.bodies(operation);
    JsonNode fresh = values.of(schema, "");
    if (taken.isEmpty() || dice.chance(0.3) || !(dice.pick(taken).deepCopy() instanceof ObjectNode body)) {
      return fresh;
    }
    List<Map.Entry<String, Schema>> fields = new ArrayList<>(schema.properties().entrySet());
    Stream.generate(() -> dice.pick(fields))
        .limit(dice.pick(0, 0, 1, 2))
        .forEach(field -> body.set(field.getKey(), values.of(field.getValue(), field.getKey())));
    return body;
  }
}
