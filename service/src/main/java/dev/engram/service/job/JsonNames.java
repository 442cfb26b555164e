package dev.engram.service.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;

/** The constants of the contract's enums by their names in JSON. */
public final class JsonNames {

  private JsonNames() {}

  public static String of(Enum<?> constant) {
    try {
      JsonProperty property = constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      return property == null ? constant.name() : property.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The constant of a name that there is. */
  public static <E extends Enum<E>> E find(String name, Class<E> choice) {
    return Arrays.stream(choice.getEnumConstants())
        .filter(constant -> of(constant).equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Those of all constants of an enum. */
  public static List<String> all(Class<?> choice) {
    return Arrays.stream(choice.getEnumConstants()).map(constant -> of((Enum<?>) constant)).toList();
  }
}
