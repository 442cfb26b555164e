package dev.engram.service.worker;

import dev.engram.training.diagnostics.Diagnosis;
import dev.engram.training.loop.EvaluationResult;
import dev.engram.training.loop.RunCheckpoint;
import dev.engram.training.loop.RunOutcome;
import dev.engram.training.loop.StepMetrics;
import dev.engram.training.loop.TrainingListener;
import java.util.List;
import java.util.function.Consumer;

/** Tells the recorder of each job what its run in the pack does, and the meters what all of them do. */
final class PackRecorder implements TrainingListener {

  private final List<TrainingRecorder> recorders;
  private final PackWatch watch;
  private final Consumer<TrainingRecorder> ended;

  /**
   * @param recorders one a run
   * @param ended hears of each job that has left the pack, while the others may go on
   */
  PackRecorder(List<TrainingRecorder> recorders, PackWatch watch, Consumer<TrainingRecorder> ended) {
    this.recorders = recorders;
    this.watch = watch;
    this.ended = ended;
  }

  @Override
  public Signal signal(int run) {
    watch.stepped(run);
    return recorders.get(run).signal();
  }

  @Override
  public boolean isAbandoned(int run) {
    return recorders.get(run).isAbandoned();
  }

  @Override
  public boolean wantsDiagnostics(int run, int step, boolean last) {
    return recorders.get(run).wantsDiagnostics(step, last);
  }

  @Override
  public void onDiagnostics(int run, Diagnosis diagnosis) {
    watch.alsoDidOtherThings();
    recorders.get(run).onDiagnostics(diagnosis);
  }

  @Override
  public boolean wantsCheckpoint(int run, int step, boolean last) {
    return recorders.get(run).wantsCheckpoint(step, last);
  }

  @Override
  public void onCheckpoint(int run, RunCheckpoint checkpoint) {
    watch.alsoDidOtherThings();
    recorders.get(run).onCheckpoint(checkpoint);
  }

  @Override
  public void onMetrics(int run, StepMetrics metrics) {
    watch.trained(run, metrics.step());
    recorders.get(run).onMetrics(metrics);
  }

  @Override
  public void onEvaluation(int run, EvaluationResult evaluation, boolean best) {
    recorders.get(run).trace().evaluated(evaluation, watch.evaluated());
    recorders.get(run).onEvaluation(evaluation, best);
  }

  @Override
  public void onTesting(int run) {
    watch.alsoDidOtherThings();
    recorders.get(run).onTesting();
  }

  @Override
  public void onEnd(int run, RunOutcome outcome) {
    TrainingRecorder recorder = recorders.get(run);
    recorder.onEnd(outcome);
    ended.accept(recorder);
  }
}
