package dev.engram.cli;

import dev.engram.cli.terminal.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A sweep that comes with Engram: a file of the repository's folder {@code presets}, packed beside these classes. */
enum Preset {
  EXERCISE("both cells up to T = 30, the optimizers, the gradient flow; an hour and a half on two cores"),
  EXERCISE_QUICK("the same up to T = 20 in fewer steps with fewer seeds, as the demo; about seven minutes"),
  OPTIMIZERS("SGD, momentum, RMSProp and Adam, each at its best rate (question 1.4); about seven minutes"),
  GRADIENT_FLOW("how far back the gradient reaches in both cells (question 1.1); about fifteen minutes");

  private final String description;

  Preset(String description) {
    this.description = description;
  }

  static Optional<Preset> named(String name) {
    return Arrays.stream(values()).filter(preset -> preset.commandName().equals(name)).findFirst();
  }

  /** A line each: name and description. */
  static List<String> descriptions() {
    Table table = Table.of("preset", "what it does");
    Arrays.stream(values()).forEach(preset -> table.add(preset.commandName(), preset.description));
    return table.lines();
  }

  /** {@code exercise-quick}. */
  String commandName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
