package dev.engram.service.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.engram.api.JobSpec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Every field that a job spec can have, read from the records of the contract. */
final class ContractFields {

  private static final String CELL = "/cell";
  private static final String OPTIMIZER = "/optimizer";
  private static final String SCHEDULE = "/optimizer/schedule";
  private static final Map<String, String> FIRST = Map.of(CELL, "rnn", "/task", "palindrome", OPTIMIZER, "rmsprop",
      SCHEDULE, "constant");

  /** @param types of what it belongs to, by its pointer: of the cell, the task, the optimizer and the schedule */
  record Field(String pointer, Class<?> type, Map<String, String> types) {

    /** Every field of such a job, each with its default. */
    ObjectNode spec() {
      return Specs.full(requireNonNull(types.get(CELL)), requireNonNull(types.get(OPTIMIZER)),
          requireNonNull(types.get(SCHEDULE)));
    }

    /** With the type of what it belongs to: {@code adam/optimizer/beta1}. */
    String ofType() {
      return types.get(pointer.substring(0, pointer.lastIndexOf('/'))) + pointer;
    }

    @Override
    public String toString() {
      return "%s of %s".formatted(pointer, types.values());
    }
  }

  private final List<Field> found = new ArrayList<>();
  private final Map<String, String> types = new TreeMap<>(FIRST);

  private ContractFields() {}

  static List<Field> all() {
    ContractFields fields = new ContractFields();
    fields.addRecord("", JobSpec.class);
    return fields.found;
  }

  private void addRecord(String pointer, Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      add(pointer + "/" + component.getName(), component.getGenericType());
    }
  }

  private void add(String pointer, Type type) {
    Class<?> raw = raw(type);
    found.add(new Field(pointer, raw, Map.copyOf(types)));
    if (raw == Map.class) {
      found.add(new Field(pointer + "/course", String.class, Map.copyOf(types)));
    } else if (raw.isRecord()) {
      addRecord(pointer, raw);
    } else if (raw.isAnnotationPresent(JsonSubTypes.class)) {
      Arrays.stream(raw.getAnnotation(JsonSubTypes.class).value()).forEach(subtype -> {
        types.put(pointer, subtype.name());
        addRecord(pointer, subtype.value());
      });
      types.put(pointer, requireNonNull(FIRST.get(pointer)));
    }
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic when generic.getRawType() == Optional.class ->
        raw(generic.getActualTypeArguments()[0]);
      case ParameterizedType generic -> (Class<?>) generic.getRawType();
      default -> throw new IllegalArgumentException(type.toString());
    };
  }
}
