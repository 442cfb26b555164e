package dev.engram.service.exposition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A metric: what is said about it, and its samples. */
public final class Family {

  private final String name;
  private @Nullable String type;
  private @Nullable String unit;
  private @Nullable String help;
  private final List<Sample> samples = new ArrayList<>();

  Family(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  public String type() {
    return type == null ? "unknown" : type;
  }

  public List<Sample> samples() {
    return samples;
  }

  public String help() {
    return help == null ? "" : help;
  }

  void say(String keyword, String text) {
    Malformed.unless(samples.isEmpty(), "%s of %s comes after its samples", keyword, name);
    switch (keyword) {
      case "TYPE" -> {
        Malformed.unless(type == null, "%s has two types", name);
        type = text;
      }
      case "UNIT" -> {
        Malformed.unless(unit == null && (text.isEmpty() || name.endsWith("_" + text)), "%s has the unit %s", name,
            text);
        unit = text;
      }
      default -> {
        Malformed.unless(help == null, "%s has two helps", name);
        help = text;
      }
    }
  }
}
