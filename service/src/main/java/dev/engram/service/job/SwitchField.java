package dev.engram.service.job;

import dev.engram.api.FieldDescription;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Yes or no. */
record SwitchField<S>(String name, String description, Function<S, @Nullable Boolean> read,
    boolean defaultValue) implements Field<S, Boolean> {

  @Override
  public Boolean resolve(S spec, String parent, Violations violations) {
    Boolean value = read.apply(spec);
    return value == null ? defaultValue : value;
  }

  @Override
  public FieldDescription describe() {
    return new FieldDescription(name, "boolean", description, defaultValue, null, null, null, null, null, false);
  }
}
