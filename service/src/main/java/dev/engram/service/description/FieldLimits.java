package dev.engram.service.description;

import dev.engram.api.FieldDescription;
import dev.engram.service.job.SpecFields;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts what the catalogue says of the fields of specs into their schemas: meaning, default and limits. */
@Component
@Order(1)
final class FieldLimits implements OpenApiCustomizer {

  private final SpecFields fields;

  FieldLimits(SpecFields fields) {
    this.fields = fields;
  }

  @Override
  public void customise(OpenAPI api) {
    Map<String, Schema> schemas = api.getComponents().getSchemas();
    fields.describe().forEach((record, descriptions) -> {
      Schema<?> schema = OwnProperties.of(known(schemas, record.getSimpleName())).findFirst().orElseThrow();
      descriptions.forEach(field -> describe(known(schema.getProperties(), field.name()), field));
    });
  }

  private static Schema<?> known(Map<String, Schema> schemas, String name) {
    return Objects.requireNonNull(schemas.get(name), name);
  }

  private static void describe(Schema<?> property, FieldDescription field) {
    property.setDescription(field.description());
    if (field.defaultValue() != null) {
      property.setDefault(field.defaultValue());
    }
    if (Boolean.TRUE.equals(field.exclusiveMinimum())) {
      property.setExclusiveMinimumValue(decimal(field.minimum()));
    } else {
      property.setMinimum(decimal(field.minimum()));
    }
    if (Boolean.TRUE.equals(field.exclusiveMaximum())) {
      property.setExclusiveMaximumValue(decimal(field.maximum()));
    } else {
      property.setMaximum(decimal(field.maximum()));
    }
  }

  private static @Nullable BigDecimal decimal(@Nullable Double value) {
    if (value == null) {
      return null;
    }
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact; // 10000, not 1E+4
  }
}
