package dev.engram.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.engram.training.cell.Tanh;
import dev.engram.training.device.Constants;
import dev.engram.training.device.Devices;
import dev.engram.training.task.BatchBuffer;
import dev.engram.training.task.BatchShape;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Encoding;
import dev.engram.training.task.Palindrome;
import dev.engram.training.task.Stream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The operations that a time step of an LSTM is made of, B = H = 128, each with the closing of its result. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OperationBenchmarks {

  private static final int SIZE = 128;
  private static final int LENGTH = 20;

  private final Devices devices = Devices.load();
  private final NDManager manager = devices.newManager(devices.find("cpu").orElseThrow());
  private final Constants constants = Constants.create(manager, DataType.FLOAT32);
  private final NDArray hidden = random(SIZE, SIZE); // (1, B, H)
  private final NDArray other = random(SIZE, SIZE); // (1, B, H)
  private final NDArray gates = random(SIZE, 4 * SIZE); // (1, B, 4H)
  private final NDArray joined = random(SIZE, SIZE + 2); // (1, B, H + 2)
  private final NDArray input = random(SIZE, 2); // (1, B, 2)
  private final NDArray matrix = random(SIZE + 2, 4 * SIZE); // (1, H + 2, 4H)
  private final BatchBuffer buffer = new BatchBuffer(manager, new BatchShape(1, SIZE, LENGTH - 1, Encoding.DIGIT),
      DataType.FLOAT32, 1);

  @TearDown
  public void close() {
    manager.close();
  }

  @Benchmark
  public void product() {
    joined.matMul(matrix).close();
  }

  @Benchmark
  public void sigmoidOfAllGates() {
    Activation.sigmoid(gates).close();
  }

  @Benchmark
  public void tanh() {
    hidden.tanh().close();
  }

  @Benchmark
  public void tanhBySigmoid() {
    Tanh.of(hidden, constants).close();
  }

  @Benchmark
  public void multiply() {
    hidden.mul(other).close();
  }

  @Benchmark
  public void multiplyInPlace() {
    hidden.muli(constants.one());
  }

  @Benchmark
  public void addJavaNumber() {
    hidden.add(1).close();
  }

  @Benchmark
  public void addConstant() {
    hidden.add(constants.one()).close();
  }

  @Benchmark
  public void splitIntoGates() {
    gates.split(new long[]{SIZE, 2L * SIZE, 3L * SIZE}, 2).close();
  }

  @Benchmark
  public void joinHiddenAndInput() {
    NDArrays.concat(new NDList(hidden, input), 2).close();
  }

  @Benchmark
  public DigitBatch drawBatch() {
    return new Palindrome(LENGTH).draw(Stream.TRAINING.generator(1, LENGTH, 1), SIZE);
  }

  @Benchmark
  public void drawAndEncodeBatch() {
    buffer.write(0, List.of(new Palindrome(LENGTH).draw(Stream.TRAINING.generator(1, LENGTH, 1), SIZE)));
  }

  private NDArray random(long rows, long columns) {
    return manager.randomUniform(-0.1f, 0.1f, new Shape(1, rows, columns), DataType.FLOAT32);
  }
}
