package dev.engram.service.job;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON has them: it knows no other than finite ones. */
public final class FiniteNumbers {

  private FiniteNumbers() {}

  /** Null for what is infinite or not a number. */
  public static @Nullable Double of(double number) {
    return Double.isFinite(number) ? Double.valueOf(number) : null;
  }

  /** One by one. */
  public static List<@Nullable Double> of(Iterable<Double> numbers) {
    List<@Nullable Double> finite = new ArrayList<>();
    numbers.forEach(number -> finite.add(of(number)));
    return finite;
  }
}
