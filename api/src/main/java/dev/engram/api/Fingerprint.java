package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the bits of a result depend on besides the spec. */
public record Fingerprint(String engine, @JsonProperty("native") String nativeVersion, String device, String cpu,
    int threads) {}
