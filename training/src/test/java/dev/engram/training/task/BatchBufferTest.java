package dev.engram.training.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.engram.training.Tensors;
import dev.engram.training.TestCpu;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchBufferTest {

  private static final int COUNT = 3;
  private static final Palindrome TASK = new Palindrome(5);
  private static final BatchShape SHAPE = new BatchShape(2, 4, TASK.timeSteps(), Encoding.ONE_HOT);

  /** As on a GPU, where each move makes the arrays anew. */
  @Test
  void copiedBatchesAreWhatWasWritten() {
    try (NDManager manager = TestCpu.newManager();
        BatchBuffer buffer = new BatchBuffer(manager, SHAPE, DataType.FLOAT32, COUNT, true)) {
      for (int round = 0; round < 3; round++) {
        List<List<DigitBatch>> written = write(buffer, round);

        List<Batch> moved = buffer.moveToDevice();

        for (int place = 0; place < COUNT; place++) {
          assertSame(moved.get(place), Batch.encode(manager, written.get(place), Encoding.ONE_HOT, DataType.FLOAT32));
        }
      }
    }
  }

  @Test
  void eachMoveFreesTheCopiesOfTheLast() {
    try (NDManager manager = TestCpu.newManager()) {
      BatchBuffer buffer = new BatchBuffer(manager, SHAPE, DataType.FLOAT32, COUNT, true);
      write(buffer, 0);
      buffer.moveToDevice();
      int alive = manager.getManagedArrays().size();

      write(buffer, 1);
      buffer.moveToDevice();

      assertThat(manager.getManagedArrays()).hasSize(alive);
      buffer.close();
      assertThat(manager.getManagedArrays()).isEmpty();
    }
  }

  @Test
  void refusesMoreSequencesThanABatchHas() {
    try (NDManager manager = TestCpu.newManager();
        BatchBuffer buffer = new BatchBuffer(manager, SHAPE, DataType.FLOAT32, 1)) {
      List<DigitBatch> tooMany = List.of(draw(1, 5), draw(2, 5));

      assertThatThrownBy(() -> buffer.write(0, tooMany)).isInstanceOf(IllegalArgumentException.class)
          .hasMessage("5 sequences do not fit into batches of 4");
    }
  }

  @Test
  void refusesMoreThanABufferHolds() {
    try (NDManager manager = TestCpu.newManager()) {
      BatchShape large = new BatchShape(1, 4096, 9999, Encoding.ONE_HOT);

      assertThatThrownBy(() -> new BatchBuffer(manager, large, DataType.FLOAT64, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a buffer holds at most 2147483647");
    }
  }

  private static List<List<DigitBatch>> write(BatchBuffer buffer, int round) {
    List<List<DigitBatch>> written = IntStream.range(0, COUNT)
        .mapToObj(place -> List.of(draw(10 * round + place, 4), draw(100 + 10 * round + place, 4)))
        .toList();
    IntStream.range(0, COUNT).forEach(place -> buffer.write(place, written.get(place)));
    return written;
  }

  private static DigitBatch draw(long seed, int size) {
    return TASK.draw(Stream.TRAINING.generator(seed, TASK.length(), 1), size);
  }

  private static void assertSame(Batch actual, Batch expected) {
    assertThat(Tensors.read(actual.targets())).isEqualTo(Tensors.read(expected.targets()));
    assertThat(actual.inputs()).hasSameSizeAs(expected.inputs());
    for (int timeStep = 0; timeStep < actual.inputs().size(); timeStep++) {
      assertThat(Tensors.read(actual.inputs().get(timeStep)))
          .isEqualTo(Tensors.read(expected.inputs().get(timeStep)));
    }
  }
}
