package dev.engram.service.cell;

import dev.engram.training.cell.Gate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gates by their names in JSON, such as {@code forget}. */
public final class GateNames {

  private GateNames() {}

  /** What there is of each gate, by its name, in the order of the gates. */
  public static <T, U extends @Nullable Object> Map<String, U> named(Map<Gate, T> ofGates, Function<T, U> shown) {
    Map<String, U> byName = new LinkedHashMap<>();
    ofGates.forEach((gate, one) -> byName.put(gate.name().toLowerCase(Locale.ROOT), shown.apply(one)));
    return byName;
  }
}
