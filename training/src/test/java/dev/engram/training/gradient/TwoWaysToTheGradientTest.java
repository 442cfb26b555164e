package dev.engram.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.CellKind;
import dev.engram.training.RandomPack;
import dev.engram.training.RandomPack.Sizes;
import dev.engram.training.RelativeError;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import dev.engram.training.task.Encoding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast steps with their derivation by hand against automatic differentiation of the equations as printed. */
class TwoWaysToTheGradientTest {

  private static final List<Sizes> SIZES = List.of(
      new Sizes(2, 5, 3, 1), // one time step
      new Sizes(3, 4, 2, 2),
      new Sizes(7, 10, 10, 3),
      new Sizes(10, 16, 32, 4),
      new Sizes(20, 24, 16, 2));

  @ParameterizedTest
  @MethodSource("packs")
  void agreeInFloat64(CellKind kind, Encoding encoding, Sizes sizes) {
    assertAgree(kind, encoding, sizes, DataType.FLOAT64, 1e-10);
  }

  @ParameterizedTest
  @MethodSource("packs")
  void agreeInFloat32(CellKind kind, Encoding encoding, Sizes sizes) {
    assertAgree(kind, encoding, sizes, DataType.FLOAT32, 1e-5);
  }

  /** In float64 only: the one element of a 1 × 1 tensor has no others beside which its rounding would be small. */
  @ParameterizedTest
  @EnumSource
  void agreeForOneUnitAndOneSample(CellKind kind) {
    assertAgree(kind, Encoding.DIGIT, new Sizes(3, 1, 1, 2), DataType.FLOAT64, 1e-10);
  }

  static Stream<Arguments> packs() {
    return Stream.of(CellKind.values())
        .flatMap(kind -> Stream.of(Encoding.values())
            .flatMap(encoding -> SIZES.stream().map(sizes -> Arguments.of(kind, encoding, sizes))));
  }

  private static void assertAgree(CellKind kind, Encoding encoding, Sizes sizes, DataType precision,
      double tolerance) {
    try (NDManager manager = TestCpu.newManager()) {
      RandomPack pack = RandomPack.draw(manager, kind, encoding, sizes, precision);

      LossAndGradient byHand = new Bptt().compute(pack.network(), pack.parameters(), pack.batch());
      LossAndGradient automatic = new Autograd().compute(pack.network(), pack.parameters(), pack.batch());

      assertThat(RelativeError.of(Tensors.read(byHand.loss()), Tensors.read(automatic.loss())))
          .isLessThanOrEqualTo(tolerance);
      for (int run = 0; run < sizes.runs(); run++) {
        RelativeError.assertClose(
            Tensors.byName(kind, pack.network().layout(), Tensors.readRow(byHand.gradient(), run)),
            Tensors.byName(kind, pack.network().layout(), Tensors.readRow(automatic.gradient(), run)), tolerance);
      }
    }
  }
}
