package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values that the jobs of a part differ in.
 *
 * @param cell a type, or an object such as {@code {"type":"lstm","forgetBias":0}}
 * @param optimizer likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepAxes(
    @Nullable List<CellSpec> cell,
    @Nullable List<Integer> length,
    @Nullable List<Integer> hiddenSize,
    @Nullable List<Encoding> encoding,
    @Nullable List<OptimizerSpec> optimizer,
    @Nullable List<Double> learningRate,
    @Nullable List<Initializer> initializer,
    @Nullable List<Double> forgetBias,
    @Nullable List<Integer> batchSize,
    @Nullable List<Double> maxGradNorm,
    @Nullable List<Long> seed) {}
