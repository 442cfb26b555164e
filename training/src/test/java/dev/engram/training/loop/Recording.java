package dev.engram.training.loop;

import dev.engram.training.diagnostics.Diagnosis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A listener that remembers all it hears, and gives the signals it was told to give. */
class Recording implements TrainingListener {

  /** What was heard of one run. */
  static final class OfRun {
    final List<StepMetrics> metrics = new ArrayList<>();
    final List<EvaluationResult> evaluations = new ArrayList<>();
    final List<EvaluationResult> bests = new ArrayList<>();
    final List<Diagnosis> diagnoses = new ArrayList<>();
    /** The kinds of events in their order. */
    final List<String> events = new ArrayList<>();
    private final List<RunOutcome> outcomes = new ArrayList<>();
    private final Map<Integer, Signal> signals = new HashMap<>();
    private int asked;

    RunOutcome outcome() {
      if (outcomes.size() != 1) {
        throw new AssertionError("ended %d times".formatted(outcomes.size()));
      }
      return outcomes.getFirst();
    }
  }

  private final Map<Integer, OfRun> runs = new HashMap<>();

  /** Trains to the end and listens. */
  static Recording of(PackShape shape, List<RunPlan> plans) {
    Recording recording = new Recording();
    try (TrainingProgram program = Packs.program(shape, plans)) {
      TrainingLoop.train(program, recording);
    }
    return recording;
  }

  OfRun run(int run) {
    return runs.computeIfAbsent(run, number -> new OfRun());
  }

  /** Gives the signal after a step; it is asked once a step. */
  Recording signalAt(int run, int step, Signal signal) {
    run(run).signals.put(step, signal);
    return this;
  }

  @Override
  public Signal signal(int run) {
    OfRun ofRun = run(run);
    ofRun.asked++;
    return Objects.requireNonNullElse(ofRun.signals.get(ofRun.asked), Signal.CONTINUE);
  }

  /** At every step it is asked for: never, in a pack without a probe. */
  @Override
  public boolean wantsDiagnostics(int run, int step, boolean last) {
    return true;
  }

  @Override
  public void onDiagnostics(int run, Diagnosis diagnosis) {
    run(run).diagnoses.add(diagnosis);
    run(run).events.add("look " + diagnosis.step());
  }

  @Override
  public void onMetrics(int run, StepMetrics metrics) {
    run(run).metrics.add(metrics);
    run(run).events.add("metrics " + metrics.step());
  }

  @Override
  public void onEvaluation(int run, EvaluationResult evaluation, boolean best) {
    run(run).evaluations.add(evaluation);
    if (best) {
      run(run).bests.add(evaluation);
    }
    run(run).events.add("evaluation " + evaluation.step());
  }

  @Override
  public void onTesting(int run) {
    run(run).events.add("testing");
  }

  @Override
  public void onEnd(int run, RunOutcome outcome) {
    run(run).outcomes.add(outcome);
    run(run).events.add("end " + outcome.step());
  }
}
