package dev.engram.service.description;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells from a record which of its fields are always there, and which may be null. */
@Component
final class RecordSchemas implements ModelConverter {

  private static final String NULL = "null";
  private static final String SCHEMAS = "#/components/schemas/";

  @Override
  public @Nullable Schema<?> resolve(io.swagger.v3.core.converter.AnnotatedType type, ModelConverterContext context,
      Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    Schema<?> schema = chain.next().resolve(type, context, chain);
    JavaType java = Json31.mapper().constructType(type.getType());
    if (schema != null && java != null && java.getRawClass().isRecord()) {
      Schema<?> model = schema.get$ref() == null
          ? schema
          : context.getDefinedModels().get(schema.get$ref().substring(SCHEMAS.length()));
      if (model != null) {
        OwnProperties.of(model).forEach(part -> describe(part, java.getRawClass()));
      }
    }
    return schema;
  }

  private static void describe(Schema<?> model, Class<?> record) {
    typeName(record).ifPresent(type -> {
      model.addProperty("type", new JsonSchema().types(new LinkedHashSet<>(List.of("string")))._enum(List.of(type)));
      require(model, "type");
    });
    JsonInclude include = record.getAnnotation(JsonInclude.class);
    boolean leavesOutNulls = include != null && include.value() == JsonInclude.Include.NON_NULL;
    for (RecordComponent component : record.getRecordComponents()) {
      JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
      String name = renamed == null ? component.getName() : renamed.value();
      Map<String, Schema> properties = model.getProperties();
      Schema<?> property = properties.get(name);
      if (property == null) {
        continue;
      }
      allowNullsWithin(property, component.getAnnotatedType());
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (nullable) {
        properties.put(name, orNull(property));
      }
      if (!nullable || !leavesOutNulls) {
        require(model, name);
      }
    }
  }

  /** The elements of a list and the values of a map have a type of their own, with its own word on null. */
  private static void allowNullsWithin(Schema<?> schema, AnnotatedType type) {
    if (!(type instanceof AnnotatedParameterizedType generic)) {
      return;
    }
    AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
    AnnotatedType element = arguments[arguments.length - 1];
    boolean nullable = element.isAnnotationPresent(Nullable.class);
    if (schema.getItems() != null) {
      allowNullsWithin(schema.getItems(), element);
      schema.setItems(nullable ? orNull(schema.getItems()) : schema.getItems());
    } else if (schema.getAdditionalProperties() instanceof Schema<?> value) {
      allowNullsWithin(value, element);
      schema.setAdditionalProperties(nullable ? orNull(value) : value);
    }
  }

  private static void require(Schema<?> model, String name) {
    if (model.getRequired() == null || !model.getRequired().contains(name)) {
      model.addRequiredItem(name);
    }
  }

  /** The name by which a union knows a record. */
  private static Optional<String> typeName(Class<?> record) {
    return Arrays.stream(record.getInterfaces())
        .filter(union -> union.isAnnotationPresent(JsonSubTypes.class))
        .flatMap(union -> Arrays.stream(union.getAnnotation(JsonSubTypes.class).value()))
        .filter(subtype -> subtype.value() == record)
        .map(JsonSubTypes.Type::name)
        .findFirst();
  }

  private static Schema<?> orNull(Schema<?> schema) {
    Schema<?> nothing = new JsonSchema().types(new LinkedHashSet<>(List.of(NULL)));
    if (schema.get$ref() != null) {
      return new JsonSchema().description(schema.getDescription()).oneOf(List.of(ref(schema), nothing));
    }
    if (schema.getOneOf() != null) {
      if (schema.getOneOf().stream().noneMatch(nothing::equals)) {
        schema.addOneOfItem(nothing);
      }
      return schema;
    }
    if (schema.getTypes() != null && schema.getTypes().add(NULL) && schema.getEnum() != null) {
      schema.addEnumItemObject(null);
    }
    return schema;
  }

  private static Schema<?> ref(Schema<?> schema) {
    return new JsonSchema().$ref(schema.get$ref());
  }
}
