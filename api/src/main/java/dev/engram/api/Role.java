package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the holder of an API key may do; each may do what those before it may. */
public enum Role {
  /** Sees what belongs to the key's owner. */
  @JsonProperty("reader")
  READER,
  /** Trains, and changes what belongs to the key's owner. */
  @JsonProperty("user")
  USER,
  /** Sees and changes everybody's, and gives out keys. */
  @JsonProperty("admin")
  ADMIN
}
