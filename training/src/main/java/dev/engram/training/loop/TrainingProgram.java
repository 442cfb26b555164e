package dev.engram.training.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.engram.training.cell.Network;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.device.ArrayScope;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;
import dev.engram.training.diagnostics.Diagnosis;
import dev.engram.training.diagnostics.Probe;
import dev.engram.training.gradient.LossAndGradient;
import dev.engram.training.optimizer.GradientClipping;
import dev.engram.training.optimizer.Optimizer;
import dev.engram.training.optimizer.Update;
import dev.engram.training.task.Batch;
import dev.engram.training.task.Stream;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A pack of runs as one batched tensor program: every array has a leading run axis, and no operation mixes runs.
 *
 * <p>It owns its arrays; closing it frees them.
 */
public final class TrainingProgram implements AutoCloseable {

  private final PackShape shape;
  private final NDManager manager;
  private final Network<?, ?> network;
  private final Evaluator evaluator;
  private List<RunPlan> runs;
  private NDArray parameters; // (R, P)
  private NDManager updateManager;
  private Update update;
  private GradientClipping clipping;
  private TrainingBatches batches;

  /** Starts every run at its initial weights. */
  public TrainingProgram(PackShape shape, List<RunPlan> runs, Devices devices, ComputeDevice device) {
    this.shape = shape;
    this.runs = List.copyOf(runs);
    this.manager = devices.newManager(device);
    try {
      this.network = Network.create(shape.cell(), manager, shape.precision().dataType());
      this.parameters = initialParameters();
      this.updateManager = manager.newSubManager();
      this.update = newUpdate();
      this.clipping = newClipping();
      this.batches = TrainingBatches.create(shape, this.runs, manager);
      this.evaluator = new Evaluator(network, shape, manager, this.runs.size());
    } catch (RuntimeException | Error failure) {
      manager.close(); // nobody else can: the caller has no program yet
      throw failure;
    }
  }

  /** What its runs have in common. */
  public PackShape shape() {
    return shape;
  }

  /** The runs that are still in the pack. */
  public List<RunPlan> runs() {
    return runs;
  }

  /**
   * One optimizer step of every run.
   *
   * @param step from 1
   * @return losses before the step and norms before clipping, each (R); the caller closes them
   */
  public LossAndNorm step(int step) {
    Batch batch = batches.at(step);
    try (ArrayScope scope = new ArrayScope()) {
      LossAndGradient result = shape.gradientMethod().compute(network, parameters, batch);
      NDArray norm = clipping.clip(result.gradient()).reshape(runs.size());
      update.apply(step, parameters, result.gradient());
      return new LossAndNorm(scope.keep(result.loss()), scope.keep(norm));
    }
  }

  /** What a step tells of each run, both (R). */
  public record LossAndNorm(NDArray loss, NDArray gradNorm) {}

  /** The current weights of some runs on fresh sequences; empty where that was abandoned. */
  Optional<List<EvaluationResult>> evaluate(Rows rows, Stream stream, int step, int sampleSize,
      BooleanSupplier abandoned) {
    NDArray some = rows.copyFrom(parameters);
    try (some) {
      return evaluate(some, rows.of(runs), stream, step, sampleSize, abandoned);
    }
  }

  /**
   * Given weights on fresh sequences; empty where that was abandoned.
   *
   * @param weights shape (R', P)
   * @param plans one a row
   */
  Optional<List<EvaluationResult>> evaluate(NDArray weights, List<RunPlan> plans, Stream stream, int step,
      int sampleSize, BooleanSupplier abandoned) {
    List<Long> seeds = plans.stream().map(RunPlan::seed).toList();
    return evaluator.evaluate(weights, seeds, stream, step, sampleSize, abandoned);
  }

  /** A copy of a run's weights, shape (1, P), which lives until it or the program is closed. */
  NDArray copyWeights(int row) {
    return new Rows(List.of(row)).copyFrom(parameters);
  }

  /** Looks into the cell of a run, by itself, so that it is the same in a pack of any size and takes the memory of one. */
  Diagnosis look(Probe probe, int row, int step) {
    NDArray weights = copyWeights(row);
    try (weights) {
      return probe.look(weights, runs.get(row).seed(), step);
    }
  }

  /** A run's row of P parameters, read back from the device. */
  public double[] weights(int row) {
    return rowOf(parameters, row);
  }

  /** What the optimizer remembers of a run, read back from the device. */
  List<double[]> optimizerState(int row) {
    return update.state().stream().map(array -> rowOf(array, row)).toList();
  }

  /** Puts runs that have not been trained yet where their checkpoints were taken. */
  void restore(List<RunCheckpoint> checkpoints) {
    for (int row = 0; row < checkpoints.size(); row++) {
      RunCheckpoint checkpoint = checkpoints.get(row);
      overwriteRow(parameters, row, checkpoint.weights());
      // SGD has a velocity of runs without momentum only where another run of the pack has momentum
      int arrays = Math.min(update.state().size(), checkpoint.optimizerState().size());
      for (int index = 0; index < arrays; index++) {
        overwriteRow(update.state().get(index), row, checkpoint.optimizerState().get(index));
      }
    }
  }

  /** An array (1, n) of the pack's precision, which lives until it or the program is closed. */
  NDArray newRow(double[] numbers) {
    return Doubles.create(manager, numbers, new Shape(1, numbers.length), shape.precision().dataType());
  }

  /** An array with a number a run, of the pack's precision; the caller closes it. */
  NDArray newColumn(double[] ofRuns) {
    return Doubles.create(manager, ofRuns, new Shape(ofRuns.length), shape.precision().dataType());
  }

  private static double[] rowOf(NDArray array, int row) {
    try (ArrayScope scope = new ArrayScope()) {
      return Doubles.read(new Rows(List.of(row)).copyFrom(array));
    }
  }

  private static void overwriteRow(NDArray array, int row, double[] numbers) {
    try (ArrayScope scope = new ArrayScope()) {
      NDArray view = array.get(new NDIndex().addSliceDim(row, row + 1L));
      if (view.size() != numbers.length) {
        throw new IllegalArgumentException("a checkpoint with %d numbers where %d belong".formatted(numbers.length,
            view.size()));
      }
      Doubles.overwrite(view, Doubles.create(array.getManager(), numbers, view.getShape(), array.getDataType()));
    }
  }

  /** Lets all other runs leave; those that stay go on as if nothing had happened. */
  void retain(Rows rows) {
    List<NDArray> state = update.state().stream().map(rows::copyFrom).toList();
    runs = rows.of(runs);
    parameters = rows.takeFrom(parameters);
    NDManager former = updateManager;
    updateManager = manager.newSubManager();
    update = newUpdate();
    clipping = newClipping();
    batches.close();
    batches = TrainingBatches.create(shape, runs, manager);
    // SGD remembers nothing more once the last run with momentum has left
    for (int index = 0; index < update.state().size(); index++) {
      Doubles.overwrite(update.state().get(index), state.get(index));
    }
    former.close();
  }

  /** The arrays that live now; flat over the steps, or memory leaks. */
  public int liveArrays() {
    return manager.getManagedArrays().size(); // with those of its submanagers
  }

  @Override
  public void close() {
    manager.close();
  }

  private NDArray initialParameters() {
    ParameterLayout layout = network.layout();
    int size = Math.toIntExact(layout.size());
    double[] rows = new double[Math.multiplyExact(runs.size(), size)];
    for (int run = 0; run < runs.size(); run++) {
      double[] row = runs.get(run).initialWeights().draw(layout, runs.get(run).seed());
      System.arraycopy(row, 0, rows, run * size, size);
    }
    return Doubles.create(manager, rows, new Shape(runs.size(), size), shape.precision().dataType());
  }

  private Update newUpdate() {
    List<Optimizer> optimizers = runs.stream().map(RunPlan::optimizer).toList();
    return optimizers.getFirst()
        .forPack(optimizers, updateManager, network.layout().size(), shape.precision().dataType());
  }

  private GradientClipping newClipping() {
    return new GradientClipping(runs.stream().map(RunPlan::maxGradNorm).toList(), updateManager,
        shape.precision().dataType());
  }
}
