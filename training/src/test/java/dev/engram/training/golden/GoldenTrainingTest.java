package dev.engram.training.golden;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.CellKind;
import dev.engram.training.RandomPack;
import dev.engram.training.RelativeError;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import dev.engram.training.cell.Network;
import dev.engram.training.gradient.Autograd;
import dev.engram.training.gradient.Bptt;
import dev.engram.training.gradient.GradientMethod;
import dev.engram.training.gradient.LossAndGradient;
import dev.engram.training.optimizer.GradientClipping;
import dev.engram.training.optimizer.Optimizer;
import dev.engram.training.optimizer.Update;
import dev.engram.training.task.Batch;
import dev.engram.training.task.Encoding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten training steps with each optimizer and schedule, some of them clipped, against PyTorch's. */
class GoldenTrainingTest {

  static Stream<Arguments> everything() {
    return Stream.of(CellKind.values())
        .flatMap(kind -> Stream.of(Encoding.values())
            .flatMap(encoding -> Stream.of("sgd", "momentum", "nesterov", "rmsprop", "adam", "steps", "cosine")
                .map(optimizer -> Arguments.of(kind, encoding, optimizer))));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void tenStepsInFloat64AreThoseOfPyTorch(CellKind kind, Encoding encoding, String optimizer) {
    assertTrains(GoldenFile.read(kind, encoding), optimizer, new Bptt(), DataType.FLOAT64, 1e-9);
    assertTrains(GoldenFile.read(kind, encoding), optimizer, new Autograd(), DataType.FLOAT64, 1e-9);
  }

  @ParameterizedTest
  @MethodSource("everything")
  void tenStepsInFloat32StayCloseToThoseOfPyTorch(CellKind kind, Encoding encoding, String optimizer) {
    assertTrains(GoldenFile.read(kind, encoding), optimizer, new Bptt(), DataType.FLOAT32, 1e-4);
    assertTrains(GoldenFile.read(kind, encoding), optimizer, new Autograd(), DataType.FLOAT32, 1e-4);
  }

  private static void assertTrains(GoldenFile golden, String name, GradientMethod method, DataType precision,
      double tolerance) {
    try (NDManager manager = TestCpu.newManager()) {
      Network<?, ?> network = Network.create(golden.kind().cell(golden.encoding(), golden.hiddenSize()), manager,
          precision);
      NDArray parameters = RandomPack.parameters(manager, List.of(golden.row("")), precision);
      List<Double> maxGradNorm = List.of(golden.values(name + "/max_norm")[0]);
      GradientClipping clipping = new GradientClipping(maxGradNorm, manager, precision);
      Optimizer optimizer = golden.optimizer(name);
      Update update = optimizer.forPack(List.of(optimizer), manager, golden.layout().size(), precision);

      double[] losses = new double[GoldenFile.STEPS];
      double[] norms = new double[GoldenFile.STEPS];
      double[] rates = new double[GoldenFile.STEPS];
      for (int step = 0; step < GoldenFile.STEPS; step++) {
        Batch batch = Batch.encode(manager, List.of(golden.digits(step)), golden.encoding(), precision);
        LossAndGradient result = method.compute(network, parameters, batch);
        losses[step] = Tensors.read(result.loss())[0];
        norms[step] = Tensors.read(clipping.clip(result.gradient()))[0];
        rates[step] = optimizer.rateAt(step + 1);
        update.apply(step + 1, parameters, result.gradient());
      }

      assertThat(RelativeError.of(rates, golden.values(name + "/rate"))).isLessThanOrEqualTo(1e-12);
      assertThat(RelativeError.of(losses, golden.values(name + "/loss"))).isLessThanOrEqualTo(tolerance);
      assertThat(RelativeError.of(norms, golden.values(name + "/grad_norm"))).isLessThanOrEqualTo(tolerance);
      RelativeError.assertClose(Tensors.byName(golden.kind(), golden.layout(), Tensors.read(parameters)),
          Tensors.byName(golden.kind(), golden.layout(), golden.row(name + "/")), tolerance);
    }
  }
}
