package dev.engram.service.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.engram.api.FieldDescription;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of the values of an enum; a value that is none of them never gets this far. */
record ChoiceField<S, E extends Enum<E>>(String name, String description, Function<S, @Nullable E> read,
    E defaultValue) implements Field<S, E> {

  @Override
  public E resolve(S spec, String parent, Violations violations) {
    E value = read.apply(spec);
    return value == null ? defaultValue : value;
  }

  @Override
  public FieldDescription describe() {
    List<String> values = Arrays.stream(defaultValue.getDeclaringClass().getEnumConstants())
        .map(ChoiceField::inJson)
        .toList();
    return new FieldDescription(name, "string", description, inJson(defaultValue), null, null, null, null, values,
        false);
  }

  /** The value's name in JSON. */
  static String inJson(Enum<?> value) {
    try {
      JsonProperty property = value.getDeclaringClass().getField(value.name()).getAnnotation(JsonProperty.class);
      return property == null ? value.name() : property.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }
}
