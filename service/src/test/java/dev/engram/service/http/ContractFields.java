package dev.engram.service.http;

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

/** Every field that a job spec can have, read from the records of the contract. */
final class ContractFields {

  /**
   * @param cell the type of cell that has it
   * @param optimizer the type of optimizer that has it
   */
  record Field(String pointer, Class<?> type, String cell, String optimizer) {

    @Override
    public String toString() {
      return "%s of %s, %s".formatted(pointer, cell, optimizer);
    }
  }

  private final List<Field> found = new ArrayList<>();
  private String cell = "rnn";
  private String optimizer = "rmsprop";

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
    found.add(new Field(pointer, raw, cell, optimizer));
    if (raw == Map.class) {
      found.add(new Field(pointer + "/course", String.class, cell, optimizer));
    } else if (raw.isRecord()) {
      addRecord(pointer, raw);
    } else if (raw.isAnnotationPresent(JsonSubTypes.class)) {
      Arrays.stream(raw.getAnnotation(JsonSubTypes.class).value()).forEach(subtype -> {
        choose(pointer, subtype.name());
        addRecord(pointer, subtype.value());
      });
      choose("/cell", "rnn");
      choose("/optimizer", "rmsprop");
    }
  }

  private void choose(String pointer, String type) {
    if (pointer.equals("/cell")) {
      cell = type;
    } else if (pointer.equals("/optimizer")) {
      optimizer = type;
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
