package dev.engram.service.description;

import io.swagger.v3.oas.models.media.Schema;
import java.util.Objects;
import java.util.stream.Stream;

/** Where a record's own properties are: in its schema, or in the part of it that follows the union that the record belongs to. */
final class OwnProperties {

  private OwnProperties() {}

  static Stream<Schema<?>> of(Schema<?> schema) {
    Stream<Schema<?>> parts = schema.getAllOf() == null
        ? Stream.empty()
        : schema.getAllOf().stream().map(part -> (Schema<?>) part);
    return Stream.concat(Stream.of(schema), parts).filter(part -> Objects.nonNull(part.getProperties()));
  }
}
