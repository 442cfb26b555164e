package dev.engram.service.job;

import dev.engram.api.FieldDescription;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A number with a range.
 *
 * @param defaultValue null: the field is optional and stays absent, unless it is required
 */
record NumberField<S, N extends Number>(String name, String type, String description, Function<S, @Nullable N> read,
    @Nullable N defaultValue, boolean required, Range range) implements Field<S, N> {

  static <S> NumberField<S, Integer> integer(String name, String description, Function<S, @Nullable Integer> read,
      int defaultValue, int minimum, int maximum) {
    return new NumberField<>(name, "integer", description, read, defaultValue, false, Range.closed(minimum, maximum));
  }

  static <S> NumberField<S, Double> number(String name, String description, Function<S, @Nullable Double> read,
      double defaultValue, Range range) {
    return new NumberField<>(name, "number", description, read, defaultValue, false, range);
  }

  NumberField<S, N> mandatory() {
    return new NumberField<>(name, type, description, read, null, true, range);
  }

  NumberField<S, N> optional() {
    return new NumberField<>(name, type, description, read, null, false, range);
  }

  @Override
  public @Nullable N resolve(S spec, String parent, Violations violations) {
    N value = read.apply(spec);
    if (value == null) {
      if (required) {
        violations.add(parent + "/" + name, "is missing; it must be " + range);
      }
      return defaultValue;
    }
    if (!range.contains(value.doubleValue())) {
      violations.add(parent + "/" + name, "is %s; it must be %s".formatted(value, range));
    }
    return value;
  }

  @Override
  public FieldDescription describe() {
    return new FieldDescription(name, type, description, defaultValue, range.minimum(), range.exclusiveMinimum(),
        range.maximum(), range.exclusiveMaximum(), null, required);
  }
}
