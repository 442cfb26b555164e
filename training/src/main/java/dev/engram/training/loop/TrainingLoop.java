package dev.engram.training.loop;

import dev.engram.training.diagnostics.Probe;
import dev.engram.training.loop.RunOutcome.Ending;
import dev.engram.training.loop.TrainingProgram.LossAndNorm;
import dev.engram.training.task.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains the runs of a pack until each has ended. */
public final class TrainingLoop {

  /** Steps from one {@link StepMetrics} to the next; also how late a diverged run is noticed at most. */
  public static final int METRICS_EVERY = 10;

  private final TrainingProgram program;
  private final EvaluationPlan plan;
  private final TrainingListener listener;
  private final MetricsWindow window = new MetricsWindow();
  private List<RunInTraining> active = new ArrayList<>();

  private TrainingLoop(TrainingProgram program, TrainingListener listener) {
    this.program = program;
    this.plan = program.shape().evaluation();
    this.listener = listener;
    for (int run = 0; run < program.runs().size(); run++) {
      active.add(new RunInTraining(run, program.runs().get(run)));
    }
  }

  /** Returns when every run has ended; the listener has heard how. */
  public static void train(TrainingProgram program, TrainingListener listener) {
    TrainingLoop loop = new TrainingLoop(program, listener);
    loop.look(loop.active, 0, false);
    loop.trainFrom(1);
  }

  /**
   * As {@link #train}, from where the runs' checkpoints were taken, all after the same step.
   *
   * @param program with one run a checkpoint, none of them trained yet
   */
  public static void resume(TrainingProgram program, List<RunCheckpoint> checkpoints, TrainingListener listener) {
    int last = checkpoints.getFirst().step();
    if (checkpoints.size() != program.runs().size()
        || checkpoints.stream().anyMatch(checkpoint -> checkpoint.step() != last)) {
      throw new IllegalArgumentException("%d runs with checkpoints of steps %s: each needs one, of the same step"
          .formatted(program.runs().size(), checkpoints.stream().map(RunCheckpoint::step).toList()));
    }
    TrainingLoop loop = new TrainingLoop(program, listener);
    loop.restore(checkpoints);
    loop.testOver(last); // a checkpoint may be that of the end
    loop.letEndedLeave();
    loop.trainFrom(last + 1);
  }

  private void trainFrom(int firstStep) {
    for (int step = firstStep; !active.isEmpty(); step++) {
      step(step);
    }
  }

  private void restore(List<RunCheckpoint> checkpoints) {
    program.restore(checkpoints);
    for (int row = 0; row < checkpoints.size(); row++) {
      RunCheckpoint checkpoint = checkpoints.get(row);
      active.get(row)
          .restore(checkpoint,
              checkpoint.best().isPresent() ? program.newRow(checkpoint.bestWeights()) : null);
    }
    int waiting = checkpoints.getFirst().losses().length;
    for (int index = 0; index < waiting; index++) {
      int place = index;
      window.add(checkpoints.getFirst().step() - waiting + 1 + index,
          program.newColumn(checkpoints.stream().mapToDouble(checkpoint -> checkpoint.losses()[place]).toArray()),
          program.newColumn(checkpoints.stream().mapToDouble(checkpoint -> checkpoint.gradNorms()[place]).toArray()));
    }
  }

  private void step(int step) {
    LossAndNorm result = program.step(step);
    window.add(step, result.loss(), result.gradNorm());
    if (step % METRICS_EVERY == 0 || anyAtLastStep(step)) {
      reportMetrics();
    }
    List<RunInTraining> due = active.stream().filter(run -> !run.hasEnded() && isEvaluationDue(run, step)).toList();
    evaluate(due, step);
    look(due, step, false);
    checkpoint(active.stream().filter(run -> !run.hasEnded() && wantsCheckpoint(run, step)).toList(), step);
    testOver(step);
    heedSignals(step);
    letEndedLeave();
  }

  private boolean anyAtLastStep(int step) {
    return active.stream().anyMatch(run -> run.plan().maxSteps() == step);
  }

  /** Reads losses and norms back, and ends the runs that have diverged. */
  private void reportMetrics() {
    List<MetricsWindow.Readings> readings = window.drain();
    for (int row = 0; row < active.size(); row++) {
      RunInTraining run = active.get(row);
      if (run.hasEnded()) {
        continue; // at this very step, while the window waits for another run
      }
      MetricsWindow.Readings ofRun = readings.get(row);
      int nonFinite = ofRun.firstNonFiniteLoss();
      int count = nonFinite < 0 ? ofRun.losses().length : nonFinite + 1;
      StepMetrics metrics = ofRun.summary(count, run.plan().maxGradNorm());
      listener.onMetrics(run.number(), metrics);
      if (nonFinite >= 0) {
        run.end(new RunOutcome(Ending.DIVERGED, metrics.step(), Optional.empty()));
      }
    }
  }

  private boolean isEvaluationDue(RunInTraining run, int step) {
    return step % plan.everySteps() == 0 || run.plan().maxSteps() == step;
  }

  private boolean wantsCheckpoint(RunInTraining run, int step) {
    return listener.wantsCheckpoint(run.number(), step, run.isOver(step));
  }

  /** Measures the runs whose training is over. */
  private void testOver(int step) {
    for (RunInTraining run : active) {
      if (!run.hasEnded() && run.isOver(step)) {
        test(run, run.hasConverged() ? Ending.CONVERGED : Ending.ALL_STEPS, step);
      }
    }
  }

  private void heedSignals(int step) {
    for (RunInTraining run : active) {
      if (run.hasEnded()) {
        continue;
      }
      switch (listener.signal(run.number())) {
        case CONTINUE -> {
        }
        case SUSPEND -> {
          checkpoint(List.of(run), step);
          run.end(new RunOutcome(Ending.SUSPENDED, step, Optional.empty()));
        }
        case ABANDON -> run.end(new RunOutcome(Ending.ABANDONED, step, Optional.empty()));
        case FINISH -> finishEarly(run, step);
      }
    }
  }

  private void checkpoint(List<RunInTraining> runs, int step) {
    if (runs.isEmpty()) {
      return;
    }
    List<MetricsWindow.Readings> waiting = window.isEmpty() ? List.of() : window.read();
    for (RunInTraining run : runs) {
      int row = active.indexOf(run);
      double[] losses = waiting.isEmpty() ? new double[0] : waiting.get(row).losses();
      double[] gradNorms = waiting.isEmpty() ? new double[0] : waiting.get(row).gradNorms();
      listener.onCheckpoint(run.number(), run.checkpoint(step, program.weights(row), program.optimizerState(row),
          losses, gradNorms));
    }
  }

  private void finishEarly(RunInTraining run, int step) {
    if (!window.isEmpty()) {
      reportMetrics();
    }
    if (run.hasEnded()) {
      return; // the steps just read show that it diverged
    }
    if (run.lastEvaluatedStep() != step) {
      evaluate(List.of(run), step);
    }
    if (run.hasEnded()) {
      return; // abandoned meanwhile
    }
    look(List.of(run), step, true);
    if (listener.wantsCheckpoint(run.number(), step, true)) {
      checkpoint(List.of(run), step);
    }
    test(run, Ending.FINISHED_EARLY, step);
  }

  private void evaluate(List<RunInTraining> runs, int step) {
    if (runs.isEmpty()) {
      return;
    }
    Rows rows = new Rows(runs.stream().map(active::indexOf).toList());
    Optional<List<EvaluationResult>> evaluated = program.evaluate(rows, Stream.VALIDATION, step, plan.sampleSize(),
        () -> runs.stream().allMatch(run -> listener.isAbandoned(run.number())));
    if (evaluated.isEmpty()) {
      runs.forEach(run -> run.end(new RunOutcome(Ending.ABANDONED, step, Optional.empty())));
      return;
    }
    List<EvaluationResult> results = evaluated.get();
    for (int index = 0; index < runs.size(); index++) {
      RunInTraining run = runs.get(index);
      EvaluationResult result = results.get(index);
      boolean best = run.observe(result);
      if (best) {
        run.keepBest(program.copyWeights(rows.indices().get(index)));
      }
      listener.onEvaluation(run.number(), result, best);
    }
  }

  /**
   * Looks into the cells of those whose listener wants it, each once a step.
   *
   * @param finishing whether their training is over whatever their plans say
   */
  private void look(List<RunInTraining> runs, int step, boolean finishing) {
    Optional<Probe> probe = program.shape().probe();
    if (probe.isEmpty()) {
      return;
    }
    for (RunInTraining run : runs) {
      boolean last = finishing || run.isOver(step);
      if (!run.hasEnded() && !run.wasLookedInto(step) && listener.wantsDiagnostics(run.number(), step, last)) {
        listener.onDiagnostics(run.number(), program.look(probe.get(), active.indexOf(run), step));
        run.lookedInto(step);
      }
    }
  }

  /** Measures the best weights on the test stream, which nothing else draws from. */
  private void test(RunInTraining run, Ending ending, int step) {
    listener.onTesting(run.number());
    Optional<EvaluationResult> test = program
        .evaluate(run.bestWeights(), List.of(run.plan()), Stream.TEST, 0, plan.testSampleSize(),
            () -> listener.isAbandoned(run.number()))
        .map(List::getFirst)
        .map(drawn -> new EvaluationResult(run.bestStep(), drawn.sampleSize(), drawn.loss(), drawn.accuracy()));
    run.end(new RunOutcome(test.isPresent() ? ending : Ending.ABANDONED, step, test));
  }

  private void letEndedLeave() {
    List<RunInTraining> ended = active.stream().filter(RunInTraining::hasEnded).toList();
    if (ended.isEmpty()) {
      return;
    }
    List<RunInTraining> staying = active.stream().filter(run -> !run.hasEnded()).toList();
    if (staying.isEmpty()) {
      window.close();
    } else {
      Rows rows = new Rows(staying.stream().map(active::indexOf).toList());
      window.retain(rows);
      program.retain(rows);
    }
    active = new ArrayList<>(staying);
    for (RunInTraining run : ended) {
      run.close();
      listener.onEnd(run.number(), run.outcome());
    }
  }
}
