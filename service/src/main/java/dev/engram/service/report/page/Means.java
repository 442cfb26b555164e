package dev.engram.service.report.page;

import dev.engram.api.Diagnostics;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Means of numbers that not every look has. */
final class Means {

  private Means() {}

  /** Null where none has it. */
  static @Nullable Double of(List<Diagnostics> looks, Function<Diagnostics, @Nullable Double> number) {
    var numbers = looks.stream()
        .map(number)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .summaryStatistics();
    return numbers.getCount() == 0 ? null : Double.valueOf(numbers.getAverage());
  }
}
