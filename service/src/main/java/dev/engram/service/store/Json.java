package dev.engram.service.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Records as text columns. */
@Component
final class Json {

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private final JsonMapper mapper;

  Json(JsonMapper mapper) {
    this.mapper = mapper;
  }

  String write(Object value) {
    return mapper.writeValueAsString(value);
  }

  @Nullable
  String writeIfPresent(@Nullable Object value) {
    return value == null ? null : write(value);
  }

  <T> T read(String json, Class<T> type) {
    return mapper.readValue(json, type);
  }

  /** An object of whatever fields. */
  Map<String, Object> readFields(String json) {
    return mapper.readValue(json, FIELDS);
  }

  <T> @Nullable T readIfPresent(@Nullable String json, Class<T> type) {
    return json == null ? null : read(json, type);
  }
}
