package dev.engram.service.web;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** In lists, the name of a type stands for an object that has nothing but its type: {@code ["rnn", "lstm"]}. */
final class TypeNames {

  private static final List<String> AXES_OF_UNIONS = List.of("cell", "optimizer");

  private TypeNames() {}

  static boolean isUnion(Type type) {
    return type instanceof Class<?> union && union.isAnnotationPresent(JsonTypeInfo.class);
  }

  /** All types of a union. */
  static List<String> of(Class<?> union) {
    return Arrays.stream(union.getAnnotation(JsonSubTypes.class).value()).map(JsonSubTypes.Type::name).toList();
  }

  /** Writes the names in a body out as objects. */
  static void writeOut(JsonNode body) {
    body.findParents("axes").forEach(part -> {
      for (String axis : AXES_OF_UNIONS) {
        if (part.path("axes").path(axis) instanceof ArrayNode values) {
          for (int index = 0; index < values.size(); index++) {
            if (values.get(index).isString()) {
              ObjectNode object = values.objectNode().put("type", values.get(index).stringValue());
              values.set(index, object);
            }
          }
        }
      }
    });
  }
}
