package dev.engram.client;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON to records and back, lenient towards a service newer than this client. */
final class Documents {

  private final JsonMapper mapper = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
      // else an absent stopWhen would read as an explicit null, which means something else
      .enable(DeserializationFeature.USE_NULL_FOR_MISSING_REFERENCE_VALUES)
      .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
      .build();

  byte[] write(Object document) {
    return mapper.writeValueAsBytes(document);
  }

  <T> T read(JsonNode document, Class<T> type) {
    try {
      return mapper.treeToValue(document, type);
    } catch (JacksonException e) {
      throw new UnexpectedAnswerException("the answer is not a " + type.getSimpleName() + ": " + e.getOriginalMessage(),
          e);
    }
  }

  /** Empty where the bytes are not a JSON object. */
  Optional<JsonNode> object(byte[] body) {
    try {
      return Optional.of(mapper.readTree(body)).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty(); // the caller says what came instead
    }
  }
}
