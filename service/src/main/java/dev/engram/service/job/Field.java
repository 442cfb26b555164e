package dev.engram.service.job;

import dev.engram.api.FieldDescription;
import org.jspecify.annotations.Nullable;

/**
 * A field of a spec: the one place that knows its default and its limits. Specs are resolved with it, and the catalogue
 * that a form is built from is printed from it.
 *
 * @param <S> the spec
 * @param <V> the field's value
 */
sealed interface Field<S, V> permits NumberField, ChoiceField, SwitchField {

  /** The value in the spec or else the default; a value out of range is added to the violations. */
  @Nullable
  V resolve(S spec, String parent, Violations violations);

  FieldDescription describe();
}
