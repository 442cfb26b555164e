package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the cell has to learn, by {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = PalindromeSpec.class, name = PalindromeSpec.TYPE))
public sealed interface TaskSpec permits PalindromeSpec {

  /** The field that tells the kinds apart. */
  String type();
}
