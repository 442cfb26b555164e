package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a spec, with what a form needs to ask for it.
 *
 * @param type {@code integer}, {@code number}, {@code boolean} or {@code string}
 * @param defaultValue null where the field has none
 * @param exclusiveMinimum whether the minimum itself is refused
 * @param values the values of a closed set
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldDescription(
    String name,
    String type,
    String description,
    @JsonProperty("default") @Nullable Object defaultValue,
    @Nullable Double minimum,
    @Nullable Boolean exclusiveMinimum,
    @Nullable Double maximum,
    @Nullable Boolean exclusiveMaximum,
    @Nullable List<String> values,
    boolean required) {}
