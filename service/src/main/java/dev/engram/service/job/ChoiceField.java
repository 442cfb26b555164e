package dev.engram.service.job;

import dev.engram.api.FieldDescription;
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
    return new FieldDescription(name, "string", description, JsonNames.of(defaultValue), null, null, null, null,
        JsonNames.all(defaultValue.getDeclaringClass()), false);
  }
}
