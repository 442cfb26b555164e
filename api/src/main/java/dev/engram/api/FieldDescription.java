package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a spec, with what a form needs to ask for it. What does not apply to its type is absent.
 *
 * @param name in JSON
 * @param type {@code integer}, {@code number}, {@code boolean} or {@code string}
 * @param description for people
 * @param defaultValue what the field is where a spec leaves it out; absent where it has none
 * @param minimum the least value of a number
 * @param exclusiveMinimum whether the minimum itself is refused
 * @param maximum the greatest value of a number
 * @param exclusiveMaximum whether the maximum itself is refused
 * @param values the values of a closed set
 * @param required whether a spec must give it
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
