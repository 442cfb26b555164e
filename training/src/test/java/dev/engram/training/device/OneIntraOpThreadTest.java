package dev.engram.training.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.TestCpu;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A slot's thread multiplies by itself. The engine's setting at its start holds for the thread that loaded it alone; others
 * would share each product with threads of OpenMP, which take their creator's name.
 */
class OneIntraOpThreadTest {

  private static final String NAME = "a-slot";
  private static final int SIZE = 160; // enough for OpenMP to share the product, and too little for the engine to share the filling
  private static final Path TASKS = Path.of("/proc/self/task");

  @Test
  void aProductInAnotherThreadStartsNoMoreThreads() {
    assumeTrue(Files.isDirectory(TASKS), "only Linux tells the threads of a process");
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "one core: no product is shared in any case");
    TestCpu.newManager().close(); // loads the engine here, and not in the slot
    try (ExecutorService slot = Executors.newSingleThreadExecutor(task -> new Thread(task, NAME))) {
      assertThat(CompletableFuture.supplyAsync(OneIntraOpThreadTest::threadsAfterAProduct, slot).join()).isEqualTo(1);
    }
  }

  private static long threadsAfterAProduct() {
    try (NDManager manager = TestCpu.newManager();
        NDArray matrix = manager.ones(new Shape(1, SIZE, SIZE), DataType.FLOAT32)) {
      matrix.matMul(matrix).close();
      return threadsOfThisName();
    }
  }

  private static long threadsOfThisName() {
    try (Stream<Path> tasks = Files.list(TASKS)) {
      return tasks.filter(task -> name(task).equals(NAME)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (IOException e) {
      return ""; // a thread that has ended meanwhile
    }
  }
}
