package dev.engram.cli;

import dev.engram.cli.terminal.Figures;
import dev.engram.cli.terminal.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A sweep that comes with Engram: a file of the repository's folder {@code presets}, packed beside these classes. */
enum Preset {
  EXERCISE("both cells to T = 30, optimizers, gradient flow", 80),
  EXERCISE_QUICK("the same to T = 20 with fewer steps and seeds", 7),
  EXERCISE_DEFAULTS("both cells to T = 30 with nothing tuned", 40),
  LONGEST_RNN("an RNN that remembers 1,000 digits, and why it does", 10),
  LONGEST_LSTM("an LSTM that does, and one that learns 300", 60),
  OPTIMIZERS("each optimizer at its best rate (question 1.4)", 7),
  GRADIENT_FLOW("how far back gradients reach (question 1.1)", 15);

  private final String description;
  private final Duration onTwoCores;

  Preset(String description, int minutesOnTwoCores) {
    this.description = description;
    this.onTwoCores = Duration.ofMinutes(minutesOnTwoCores);
  }

  static Optional<Preset> named(String name) {
    return Arrays.stream(values()).filter(preset -> preset.commandName().equals(name)).findFirst();
  }

  /** Of each its name, what it does, and about how long that takes. */
  static Table table() {
    Table table = Table.of("preset", "what it does", ">on two cores");
    Arrays.stream(values())
        .forEach(preset -> table.add(preset.commandName(), preset.description, Figures.duration(preset.onTwoCores)));
    return table;
  }

  /** The same in JSON, as other lists are. */
  static JsonNode document() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode items = document.putArray("items");
    Arrays.stream(values())
        .forEach(preset -> items.addObject()
            .put("name", preset.commandName())
            .put("description", preset.description)
            .put("secondsOnTwoCores", preset.onTwoCores.toSeconds()));
    return document;
  }

  /** {@code exercise-quick}. */
  String commandName() {
    return Choice.word(this);
  }

  /** The SweepSpec in JSON. */
  byte[] json() {
    String resource = "/presets/" + commandName() + ".json";
    try (InputStream json = Objects.requireNonNull(Preset.class.getResourceAsStream(resource), resource)) {
      return json.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + resource + ": " + e.getMessage(), e);
    }
  }
}
