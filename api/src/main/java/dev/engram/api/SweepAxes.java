package dev.engram.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values that the jobs of a part differ in: at least one axis, each with at least one value and none twice. An axis
 * takes the place of the field in the part's {@code base}; it and a field of an object on {@code cell} or
 * {@code optimizer} can't set the same thing. The limits of values are those of a job.
 *
 * @param cell a type, or an object such as {@code {"type":"lstm","forgetBias":0}}; what it leaves out is as in the
 *        base, as far as it applies
 * @param length T of the palindromes
 * @param hiddenSize of every cell
 * @param encoding how the cell sees a digit
 * @param optimizer a type, or an object; one of another type than the base's takes over its schedule and nothing else
 * @param learningRate of every optimizer
 * @param initializer of every cell
 * @param forgetBias of a part whose cells are all LSTMs
 * @param seed absent: the base's, or else 42
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
    @Nullable List<Long> seed) {

  public static SweepAxesBuilder builder() {
    return new SweepAxesBuilder();
  }
}
