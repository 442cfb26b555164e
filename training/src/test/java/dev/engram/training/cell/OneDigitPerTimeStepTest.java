package dev.engram.training.cell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.CellKind;
import dev.engram.training.HiddenStates;
import dev.engram.training.RandomPack;
import dev.engram.training.RandomPack.Sizes;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import dev.engram.training.task.Batch;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Digits;
import dev.engram.training.task.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A network that is fed the whole sequence at every time step is right every time, and remembers nothing. */
class OneDigitPerTimeStepTest {

  private static final String SEQUENCE = "314159";
  private static final int TIME_STEPS = SEQUENCE.length() - 1;

  static Stream<Arguments> everyWayToStep() {
    return Stream.of(CellKind.values())
        .flatMap(kind -> Stream.of(Encoding.values())
            .flatMap(encoding -> Stream.of(HiddenStates.values()).map(way -> Arguments.of(kind, encoding, way))));
  }

  @ParameterizedTest
  @MethodSource("everyWayToStep")
  void aStateDependsOnTheDigitsUpToItsTimeStepAndOnNoLaterOne(CellKind kind, Encoding encoding, HiddenStates way) {
    try (NDManager manager = TestCpu.newManager()) {
      RandomPack pack = RandomPack.draw(manager, kind, encoding, new Sizes(6, 8, 1, 1), DataType.FLOAT64);
      List<double[]> states = states(pack, way, Digits.of(SEQUENCE));
      for (int changed = 0; changed < SEQUENCE.length(); changed++) {
        List<double[]> changedStates = states(pack, way, Digits.of(withAnotherDigitAt(changed)));
        for (int timeStep = 0; timeStep < TIME_STEPS; timeStep++) {
          boolean same = Arrays.equals(changedStates.get(timeStep), states.get(timeStep));
          assertThat(same).as("state %d with digit %d changed", timeStep, changed).isEqualTo(timeStep < changed);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"RNN, DIGIT", "RNN, ONE_HOT", "LSTM, DIGIT", "LSTM, ONE_HOT"})
  void theDigitToPredictChangesNoLogit(CellKind kind, Encoding encoding) {
    try (NDManager manager = TestCpu.newManager()) {
      RandomPack pack = RandomPack.draw(manager, kind, encoding, new Sizes(6, 8, 1, 1), DataType.FLOAT64);

      assertThat(logits(pack, withAnotherDigitAt(TIME_STEPS))).isEqualTo(logits(pack, SEQUENCE));
      assertThat(logits(pack, withAnotherDigitAt(0))).isNotEqualTo(logits(pack, SEQUENCE));
    }
  }

  private static List<double[]> states(RandomPack pack, HiddenStates way, DigitBatch digits) {
    Batch batch = encode(pack, digits);
    return way.of(pack.network(), pack.parameters(), batch).stream().map(Tensors::read).toList();
  }

  private static double[] logits(RandomPack pack, String sequence) {
    NDArray logits = pack.network().logits(pack.parameters(), encode(pack, Digits.of(sequence)));
    return Tensors.read(logits);
  }

  private static Batch encode(RandomPack pack, DigitBatch digits) {
    return Batch.encode(pack.parameters().getManager(), List.of(digits), pack.encoding(), DataType.FLOAT64);
  }

  private static String withAnotherDigitAt(int position) {
    int digit = Character.digit(SEQUENCE.charAt(position), 10);
    return SEQUENCE.substring(0, position) + (digit + 1) % 10 + SEQUENCE.substring(position + 1);
  }
}
