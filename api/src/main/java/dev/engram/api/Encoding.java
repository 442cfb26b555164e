package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the cell sees a digit. */
public enum Encoding {
  /** As one raw number, 0 to 9. */
  @JsonProperty("digit")
  DIGIT,
  /** As a one among ten numbers. */
  @JsonProperty("one-hot")
  ONE_HOT
}
