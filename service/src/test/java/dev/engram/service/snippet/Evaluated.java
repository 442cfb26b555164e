package dev.engram.service.snippet;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Where the shell leaves what it has evaluated: it knows this class, as it runs in the same process. */
public final class Evaluated {

  private static final AtomicReference<List<Object>> VALUES = new AtomicReference<>(List.of());

  private Evaluated() {}

  public static void set(Object... values) {
    VALUES.set(List.of(values));
  }

  static List<Object> get() {
    return VALUES.get();
  }
}
