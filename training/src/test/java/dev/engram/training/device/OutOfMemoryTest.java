package dev.engram.training.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.TestCpu;
import org.junit.jupiter.api.Test;

class OutOfMemoryTest {

  @Test
  void isWhatTheEngineThrowsWhenAskedForMoreThanThereIs() {
    try (NDManager manager = TestCpu.newManager()) {
      Throwable thrown = catchThrowable(() -> manager.zeros(new Shape(1L << 50), DataType.FLOAT64));

      assertThat(thrown).isInstanceOf(EngineException.class);
      assertThat(OutOfMemory.isCauseOf(thrown)).isTrue();
    }
  }

  @Test
  void isWhatCudaSays() {
    EngineException thrown = new EngineException("CUDA out of memory. Tried to allocate 2.00 GiB");

    assertThat(OutOfMemory.isCauseOf(thrown)).isTrue();
  }

  @Test
  void isNoOtherErrorOfTheEngine() {
    assertThat(OutOfMemory.isCauseOf(new EngineException("mat1 and mat2 shapes cannot be multiplied"))).isFalse();
    assertThat(OutOfMemory.isCauseOf(new IllegalStateException("out of memory"))).isFalse();
  }
}
