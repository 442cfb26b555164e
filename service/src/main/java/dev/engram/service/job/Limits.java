package dev.engram.service.job;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The largest jobs this service takes; {@code engram.limits.*}. */
@ConfigurationProperties("engram.limits")
public record Limits(
    @DefaultValue("10000") int length,
    @DefaultValue("4096") int hiddenSize,
    @DefaultValue("8192") int batchSize,
    @DefaultValue("10000000") int maxSteps,
    @DefaultValue("1000000") int sampleSize,
    @DefaultValue("16") int labels,
    @DefaultValue("200") int nameCharacters) {}
