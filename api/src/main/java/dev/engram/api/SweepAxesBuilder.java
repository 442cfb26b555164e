package dev.engram.api;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Sets up {@link SweepAxes}: each call gives all the values of its axis. */
public final class SweepAxesBuilder {

  private @Nullable List<CellSpec> cell;
  private @Nullable List<Integer> length;
  private @Nullable List<Integer> hiddenSize;
  private @Nullable List<Encoding> encoding;
  private @Nullable List<OptimizerSpec> optimizer;
  private @Nullable List<Double> learningRate;
  private @Nullable List<Initializer> initializer;
  private @Nullable List<Double> forgetBias;
  private @Nullable List<Integer> batchSize;
  private @Nullable List<Double> maxGradNorm;
  private @Nullable List<Long> seed;

  SweepAxesBuilder() {}

  public SweepAxesBuilder cell(CellSpec... values) {
    cell = List.of(values);
    return this;
  }

  public SweepAxesBuilder length(int... values) {
    length = IntStream.of(values).boxed().toList();
    return this;
  }

  public SweepAxesBuilder hiddenSize(int... values) {
    hiddenSize = IntStream.of(values).boxed().toList();
    return this;
  }

  public SweepAxesBuilder encoding(Encoding... values) {
    encoding = List.of(values);
    return this;
  }

  public SweepAxesBuilder optimizer(OptimizerSpec... values) {
    optimizer = List.of(values);
    return this;
  }

  public SweepAxesBuilder learningRate(double... values) {
    learningRate = DoubleStream.of(values).boxed().toList();
    return this;
  }

  public SweepAxesBuilder initializer(Initializer... values) {
    initializer = List.of(values);
    return this;
  }

  public SweepAxesBuilder forgetBias(double... values) {
    forgetBias = DoubleStream.of(values).boxed().toList();
    return this;
  }

  public SweepAxesBuilder batchSize(int... values) {
    batchSize = IntStream.of(values).boxed().toList();
    return this;
  }

  public SweepAxesBuilder maxGradNorm(double... values) {
    maxGradNorm = DoubleStream.of(values).boxed().toList();
    return this;
  }

  public SweepAxesBuilder seed(long... values) {
    seed = LongStream.of(values).boxed().toList();
    return this;
  }

  public SweepAxes build() {
    return new SweepAxes(cell, length, hiddenSize, encoding, optimizer, learningRate, initializer, forgetBias,
        batchSize,
        maxGradNorm, seed);
  }
}
