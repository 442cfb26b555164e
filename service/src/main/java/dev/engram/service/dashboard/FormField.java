package dev.engram.service.dashboard;

import dev.engram.api.FieldDescription;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form.
 *
 * @param pointer where its value goes in the request
 * @param type of the value: integer, number, string, boolean or labels; in the plural a list of them
 * @param description what it is
 * @param initial what the form shows before anybody changes it
 * @param isDefault whether the service takes the initial value where the request has none
 * @param limits such as {@code 1 to 4,096}
 * @param choices empty: anything of the type
 */
public record FormField(String pointer, String label, String type, String description, String initial,
    boolean isDefault, String limits, List<String> choices) {

  static FormField of(String parent, FieldDescription field) {
    String initial = text(field.defaultValue());
    return new FormField(parent + "/" + field.name(), words(field.name()), field.type(), field.description(), initial,
        !field.required(), limits(field), Objects.requireNonNullElse(field.values(), List.of()));
  }

  /** The same field where each job of a sweep may have another value. */
  FormField asAxis() {
    return new FormField("/axes/" + name(), label, type + "s", description, "", true, limits, choices);
  }

  /** The same field of what is at a pointer. */
  FormField under(String parent) {
    return new FormField(parent + pointer, label, type, description, initial, isDefault, limits, choices);
  }

  /** @param values of fields by their names; without one of its own this field stays as it is */
  FormField startingWith(Map<String, String> values) {
    String value = values.get(name());
    return value == null ? this : new FormField(pointer, label, type, description, value, false, limits, choices);
  }

  /** The last part of its pointer. */
  public String name() {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  public boolean isChoice() {
    return !choices.isEmpty();
  }

  public boolean isSwitch() {
    return type.equals("boolean");
  }

  public boolean isList() {
    return type.equals("integers") || type.equals("numbers") || type.equals("strings");
  }

  public boolean isLabels() {
    return type.equals("labels");
  }

  /** As an id of an element, unlike that of a field of another type of cell. */
  public String id(String type) {
    return ("field" + pointer + "/" + type).replace('/', '-');
  }

  /** Such as {@code Hidden size} for {@code hiddenSize}. */
  static String words(String name) {
    String spaced = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }

  private static String limits(FieldDescription field) {
    if (field.minimum() == null || field.maximum() == null) {
      return "";
    }
    boolean isAbove = Boolean.TRUE.equals(field.exclusiveMinimum());
    boolean isBelow = Boolean.TRUE.equals(field.exclusiveMaximum());
    return "%s%s to %s%s".formatted(isAbove ? "above " : "", limit(field.minimum()), isBelow ? "below " : "",
        limit(field.maximum()));
  }

  private static String limit(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? String.format(Locale.ROOT, "%,.0f", number)
        : text(number);
  }

  private static String text(@Nullable Object value) {
    return value instanceof Double number
        ? plain(BigDecimal.valueOf(number))
        : Objects.toString(value, "");
  }

  /** Very small and very large numbers by their power of ten. */
  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    boolean isReadable = stripped.signum() == 0
        || stripped.precision() - stripped.scale() <= 8 && stripped.scale() <= 6;
    return isReadable ? stripped.toPlainString() : stripped.toString().replace("E+", "e").replace("E", "e");
  }
}
