package dev.engram.service.http;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Job specs, as callers write them. */
public final class Specs {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Specs() {}

  /** Nothing but what has no default. */
  public static ObjectNode smallest(String cell, int length) {
    return read("""
        {"cell": {"type": "%s"}, "task": {"type": "palindrome", "length": %d}}""".formatted(cell, length));
  }

  /** Trained to its last step, 40, in the blink of an eye. */
  static ObjectNode tiny(String cell) {
    return read("""
        {"cell": {"type": "%s", "hiddenSize": 8}, "task": {"type": "palindrome", "length": 5},
         "batchSize": 8, "maxSteps": 40, "stopWhen": null,
         "evaluation": {"everySteps": 10, "sampleSize": 100, "testSampleSize": 100}}""".formatted(cell));
  }

  /** As quick in each step, and with far more steps than any test waits for. */
  public static ObjectNode endless() {
    return with(with(tiny("rnn"), "/maxSteps", "1000000"), "/evaluation/everySteps", "1000");
  }

  /** Half a second of training, with checkpoints on the way. */
  public static ObjectNode brief(int seed) {
    return with(with(with(endless(), "/maxSteps", "3000"), "/checkpointEverySteps", "400"), "/seed", "" + seed);
  }

  static ObjectNode full(String cell, String optimizer) {
    return full(cell, optimizer, "constant");
  }

  /** Every field that can be given, each with its default. */
  static ObjectNode full(String cell, String optimizer, String schedule) {
    return read(
        """
            {"name": "all of it", "cell": %s, "task": {"type": "palindrome", "length": 20, "encoding": "digit"},
             "optimizer": %s, "batchSize": 128, "maxSteps": 10000, "maxGradNorm": 10.0,
             "evaluation": {"everySteps": 100, "sampleSize": 2000, "testSampleSize": 10000},
             "stopWhen": {"accuracy": 0.999, "evaluations": 3}, "maxRuntime": "PT2H", "maxRestarts": 5,
             "diagnostics": {"everyEvaluations": 10, "probeLength": 100}, "checkpointEverySteps": 500, "gradients": "bptt", "precision": "float32", "device": "auto", "seed": 42, "priority": 0,
             "labels": {"course": "dl"}}"""
            .formatted(cell(cell), optimizer(optimizer).formatted(schedule(schedule))));
  }

  private static String cell(String type) {
    return switch (type) {
      case "rnn" -> """
          {"type": "rnn", "hiddenSize": 128, "initializer": "default", "recurrentGain": 1.0}""";
      case "lstm" -> """
          {"type": "lstm", "hiddenSize": 128, "initializer": "default", "recurrentGain": 1.0, "forgetBias": 1.0}""";
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static String optimizer(String type) {
    return switch (type) {
      case "rmsprop" -> """
          {"type": "rmsprop", "learningRate": 0.001, "alpha": 0.99, "epsilon": 1e-8, "schedule": %s}""";
      case "adam" -> """
          {"type": "adam", "learningRate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "schedule": %s}""";
      case "sgd" -> """
          {"type": "sgd", "learningRate": 0.001, "momentum": 0.0, "nesterov": false, "schedule": %s}""";
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static String schedule(String type) {
    return switch (type) {
      case "constant" -> """
          {"type": "constant", "warmupSteps": 0}""";
      case "cosine" -> """
          {"type": "cosine", "warmupSteps": 0, "steps": 10000, "finalFraction": 0.0}""";
      case "step" -> """
          {"type": "step", "warmupSteps": 0, "everySteps": 1000, "factor": 0.1}""";
      default -> throw new IllegalArgumentException(type);
    };
  }

  /** The spec with JSON in the place that the pointer names; what lies on the way there is made where it is missing. */
  public static ObjectNode with(ObjectNode spec, String pointer, String json) {
    int lastSlash = pointer.lastIndexOf('/');
    ObjectNode parent = lastSlash == 0
        ? spec
        : spec.withObject(JsonPointer.compile(pointer.substring(0, lastSlash)), JsonNode.OverwriteMode.ALL, true);
    parent.set(pointer.substring(lastSlash + 1), MAPPER.readTree(json));
    return spec;
  }

  /** As {@link #with}, in text: the value stays letter by letter what it is, be it JSON or not. */
  static String text(ObjectNode spec, String pointer, String value) {
    return with(spec, pointer, "\"@\"").toString().replace("\"@\"", value);
  }

  public static ObjectNode read(String json) {
    return (ObjectNode) MAPPER.readTree(json);
  }
}
