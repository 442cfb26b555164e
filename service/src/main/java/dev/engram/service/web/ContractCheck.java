package dev.engram.service.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.engram.service.job.JsonNames;
import dev.engram.service.job.Violations;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Holds a JSON body against the records of the contract and tells all that does not fit at once: Jackson stops at the first
 * thing it can't bind. What passes here binds.
 */
final class ContractCheck {

  private final Violations violations = new Violations();

  private ContractCheck() {}

  static Violations of(JsonNode body, Class<? extends Record> type) {
    ContractCheck check = new ContractCheck();
    if (body.isMissingNode()) {
      check.violations.add("", "is empty; it must be an object");
    } else {
      check.checkRecord(body, type, "", List.of());
    }
    return check.violations;
  }

  private void check(JsonNode node, Type type, String pointer) {
    if (node.isNull()) {
      return; // as good as absent
    }
    switch (type) {
      case ParameterizedType generic when generic.getRawType() == Optional.class ->
        check(node, generic.getActualTypeArguments()[0], pointer);
      case ParameterizedType generic when generic.getRawType() == Map.class ->
        checkMap(node, generic.getActualTypeArguments()[1], pointer);
      case ParameterizedType generic when generic.getRawType() == List.class ->
        checkList(node, generic.getActualTypeArguments()[0], pointer);
      case Class<?> union when union.isAnnotationPresent(JsonTypeInfo.class) -> checkUnion(node, union, pointer);
      case Class<?> record when record.isRecord() -> checkRecord(node, record, pointer, List.of());
      case Class<?> choice when choice.isEnum() -> checkChoice(node, choice, pointer);
      case Class<?> scalar -> checkScalar(node, scalar, pointer);
      default -> throw new IllegalStateException("the contract has a type this check does not know: " + type);
    }
  }

  private void checkRecord(JsonNode node, Class<?> type, String pointer, List<String> moreFields) {
    if (!node.isObject()) {
      wrong(pointer, node, "an object");
      return;
    }
    Map<String, Type> fields = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
      fields.put(renamed == null ? component.getName() : renamed.value(), component.getGenericType());
    }
    node.properties().forEach(property -> {
      String name = property.getKey();
      String at = Violations.pointer(pointer, name);
      Type field = fields.get(name);
      if (field != null) {
        check(property.getValue(), field, at);
      } else if (!moreFields.contains(name)) {
        violations.add(at, "is not a known field; known are " + String.join(", ", fields.keySet()));
      }
    });
  }

  private void checkMap(JsonNode node, Type valueType, String pointer) {
    if (!node.isObject()) {
      wrong(pointer, node, "an object");
      return;
    }
    node.properties().forEach(entry -> {
      String at = Violations.pointer(pointer, entry.getKey());
      if (entry.getValue().isNull()) {
        wrong(at, entry.getValue(), "a string");
      }
      check(entry.getValue(), valueType, at);
    });
  }

  private void checkList(JsonNode node, Type elementType, String pointer) {
    if (!node.isArray()) {
      wrong(pointer, node, "an array");
      return;
    }
    for (int index = 0; index < node.size(); index++) {
      String at = pointer + "/" + index;
      if (node.get(index).isNull()) {
        violations.add(at, "is null; it must be a value");
      } else if (node.get(index).isString() && TypeNames.isUnion(elementType)) {
        checkTypeName(node.get(index), (Class<?>) elementType, at);
      } else {
        check(node.get(index), elementType, at);
      }
    }
  }

  private void checkTypeName(JsonNode name, Class<?> union, String pointer) {
    List<String> known = TypeNames.of(union);
    if (!known.contains(name.stringValue())) {
      wrong(pointer, name, "one of %s, or an object with one of these as its type".formatted(String.join(", ", known)));
    }
  }

  /** A record chosen by the field that the union's annotation names. */
  private void checkUnion(JsonNode node, Class<?> union, String pointer) {
    if (!node.isObject()) {
      wrong(pointer, node, "an object with a type");
      return;
    }
    String discriminator = union.getAnnotation(JsonTypeInfo.class).property();
    JsonSubTypes.Type[] subtypes = union.getAnnotation(JsonSubTypes.class).value();
    String known = String.join(", ", Arrays.stream(subtypes).map(JsonSubTypes.Type::name).toList());
    String at = pointer + "/" + discriminator;
    JsonNode type = node.get(discriminator);
    if (type == null) {
      violations.add(at, "is missing; it must be one of " + known);
      return;
    }
    Arrays.stream(subtypes)
        .filter(subtype -> type.isString() && subtype.name().equals(type.stringValue()))
        .findFirst()
        .ifPresentOrElse(subtype -> checkRecord(node, subtype.value(), pointer, List.of(discriminator)),
            () -> wrong(at, type, "one of " + known));
  }

  private void checkChoice(JsonNode node, Class<?> choice, String pointer) {
    List<String> known = JsonNames.all(choice);
    if (!node.isString() || !known.contains(node.stringValue())) {
      wrong(pointer, node, "one of " + String.join(", ", known));
    }
  }

  private void checkScalar(JsonNode node, Class<?> scalar, String pointer) {
    if (scalar == Integer.class) {
      require(node.canConvertToExactIntegral() && node.canConvertToInt(), pointer, node, "a whole number of 32 bits");
    } else if (scalar == Long.class) {
      require(node.canConvertToExactIntegral() && node.canConvertToLong(), pointer, node, "a whole number of 64 bits");
    } else if (scalar == Double.class) {
      require(node.isNumber(), pointer, node, "a number");
    } else if (scalar == Boolean.class) {
      require(node.isBoolean(), pointer, node, "true or false");
    } else if (scalar == String.class) {
      require(node.isString(), pointer, node, "a string");
    } else if (scalar == Duration.class) {
      require(isDuration(node), pointer, node, "an ISO 8601 duration such as PT2H");
    } else {
      throw new IllegalStateException("the contract has a type this check does not know: " + scalar);
    }
  }

  private static boolean isDuration(JsonNode node) {
    if (!node.isString()) {
      return false;
    }
    try {
      Duration.parse(node.stringValue());
      return true;
    } catch (DateTimeParseException notOne) {
      return false;
    }
  }

  private void require(boolean fits, String pointer, JsonNode node, String wanted) {
    if (!fits) {
      wrong(pointer, node, wanted);
    }
  }

  private void wrong(String pointer, JsonNode node, String wanted) {
    violations.add(pointer, "is %s; it must be %s".formatted(shorten(node.toString()), wanted));
  }

  private static String shorten(String json) {
    return json.length() <= 60 ? json : json.substring(0, 60) + "…";
  }
}
