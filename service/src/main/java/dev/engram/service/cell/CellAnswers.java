package dev.engram.service.cell;

import dev.engram.api.Activations;
import dev.engram.api.ActivationsRequest;
import dev.engram.api.PredictionRequest;
import dev.engram.api.Predictions;
import dev.engram.api.Predictions.Prediction;
import dev.engram.service.cell.WhichWeights.Best;
import dev.engram.service.job.FiniteNumbers;
import dev.engram.service.job.Plans;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;
import dev.engram.training.diagnostics.Trace;
import dev.engram.training.diagnostics.Tracer;
import dev.engram.training.loop.PackShape;
import dev.engram.training.loop.Predictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Asks trained cells, on the CPU of this process: one after the other, for jobs train beside them. */
@Service
public class CellAnswers {

  private static final int PATIENCE_SECONDS = 10;

  private final TrainedCells cells;
  private final Devices devices;
  private final ComputeDevice cpu;
  private final Semaphore turn = new Semaphore(1, true);

  CellAnswers(TrainedCells cells, Devices devices) {
    this.cells = cells;
    this.devices = devices;
    this.cpu = devices.find("cpu").orElseThrow();
  }

  /**
   * What the best weights of a job make of sequences.
   *
   * @throws dev.engram.service.job.InvalidSpecException with every violation
   * @throws NoWeightsException where it has none yet
   */
  public Predictions ask(String jobId, PredictionRequest request) {
    List<String> sequences = AskedSequences.of(request);
    TrainedCell cell = cells.find(jobId, new Best());
    PackShape shape = Plans.shape(cell.spec());
    AskedSequences.checkWork(sequences, shape.layout().size());
    Predictor predictor = new Predictor(shape, cell.weights());
    List<double[]> logits = inTurn(() -> predictor.logits(sequences, devices, cpu));
    List<Prediction> predictions = new ArrayList<>();
    for (int index = 0; index < sequences.size(); index++) {
      predictions.add(prediction(sequences.get(index), logits.get(index)));
    }
    return new Predictions(cell.step(), predictions);
  }

  /**
   * What the units of a cell do with the best weights of a job.
   *
   * @throws dev.engram.service.job.InvalidSpecException where the sequence can't be asked
   * @throws NoWeightsException where it has none yet
   */
  public Activations ask(String jobId, ActivationsRequest request) {
    String sequence = AskedSequences.of(request);
    TrainedCell cell = cells.find(jobId, new Best());
    PackShape shape = Plans.shape(cell.spec());
    Tracer tracer = new Tracer(shape.cell(), shape.encoding());
    AskedSequences.checkAnswer(sequence, tracer.numbersPerTimeStep());
    Trace trace = inTurn(() -> tracer.trace(cell.weights(), sequence, devices, cpu));
    return ActivationViews.of(cell.step(), sequence, trace);
  }

  private <T> T inTurn(Supplier<T> answer) {
    try {
      if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new CellBusyException();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CellBusyException();
    }
    try {
      return answer.get();
    } finally {
      turn.release();
    }
  }

  private static Prediction prediction(String sequence, double[] logits) {
    int digit = 0;
    for (int other = 1; other < logits.length; other++) {
      if (logits[other] > logits[digit]) {
        digit = other;
      }
    }
    return new Prediction(sequence, digit, finite(softmax(logits)), finite(logits));
  }

  private static double[] softmax(double[] logits) {
    double largest = Arrays.stream(logits).max().orElseThrow();
    double[] powers = Arrays.stream(logits).map(logit -> Math.exp(logit - largest)).toArray();
    double sum = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(power -> power / sum).toArray();
  }

  private static List<@Nullable Double> finite(double[] numbers) {
    return FiniteNumbers.of(Arrays.stream(numbers).boxed().toList());
  }
}
