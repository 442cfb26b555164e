package dev.engram.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.training.CellKind;
import dev.engram.training.loop.RunOutcome.Ending;
import dev.engram.training.loop.TrainingListener.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalsTest {

  private static final PackShape SHAPE = Packs.small(CellKind.LSTM, 3);
  private static final List<RunPlan> PLANS = List.of(
      Packs.plan(CellKind.LSTM, 1, 40),
      Packs.plan(CellKind.LSTM, 2, 40));

  @Test
  void finishMeasuresTheRunWhereItIsAndTestsItsBest() {
    Recording recording = train(new Recording().signalAt(0, 13, Signal.FINISH));

    assertThat(recording.run(0).events).containsExactly("metrics 10", "evaluation 10", "metrics 13", "evaluation 13",
        "testing", "end 13");
    RunOutcome outcome = recording.run(0).outcome();
    assertThat(outcome.ending()).isEqualTo(Ending.FINISHED_EARLY);
    assertThat(outcome.step()).isEqualTo(13);
    assertThat(outcome.test().orElseThrow().step()).isEqualTo(recording.run(0).bests.getLast().step());
    assertThat(outcome.test().orElseThrow().sampleSize()).isEqualTo(320);
  }

  @Test
  void finishBeforeAnyEvaluationHasAResultToo() {
    Recording recording = train(new Recording().signalAt(0, 1, Signal.FINISH));

    assertThat(recording.run(0).events).containsExactly("metrics 1", "evaluation 1", "testing", "end 1");
    assertThat(recording.run(0).outcome().test().orElseThrow().step()).isEqualTo(1);
  }

  @Test
  void finishAtAnEvaluationDoesNotMeasureTwice() {
    Recording recording = train(new Recording().signalAt(0, 20, Signal.FINISH));

    assertThat(recording.run(0).events).containsExactly("metrics 10", "evaluation 10", "metrics 20", "evaluation 20",
        "testing", "end 20");
  }

  @Test
  void abandonMeasuresNothingMore() {
    Recording recording = train(new Recording().signalAt(0, 13, Signal.ABANDON));

    assertThat(recording.run(0).events).containsExactly("metrics 10", "evaluation 10", "end 13");
    assertThat(recording.run(0).outcome().ending()).isEqualTo(Ending.ABANDONED);
    assertThat(recording.run(0).outcome().step()).isEqualTo(13);
    assertThat(recording.run(0).outcome().test()).isEmpty();
  }

  @Test
  void theOtherRunEndsAsIfNothingHadHappened() {
    Recording alone = Recording.of(SHAPE, PLANS.subList(1, 2));
    for (Signal signal : List.of(Signal.FINISH, Signal.ABANDON)) {
      Recording recording = train(new Recording().signalAt(0, 13, signal));

      assertThat(recording.run(1).evaluations).isEqualTo(alone.run(0).evaluations);
      assertThat(recording.run(1).outcome()).isEqualTo(alone.run(0).outcome());
    }
  }

  @Test
  void aRunThatHasEndedIsNotAskedAgain() {
    Recording recording = train(new Recording().signalAt(0, 40, Signal.ABANDON));

    assertThat(recording.run(0).outcome().ending()).isEqualTo(Ending.ALL_STEPS);
    assertThat(recording.run(0).outcome().test()).isPresent();
  }

  @Test
  void bothMayEndAtOnce() {
    Recording recording = train(
        new Recording().signalAt(0, 15, Signal.FINISH).signalAt(1, 15, Signal.ABANDON));

    assertThat(recording.run(0).outcome().ending()).isEqualTo(Ending.FINISHED_EARLY);
    assertThat(recording.run(1).outcome().ending()).isEqualTo(Ending.ABANDONED);
  }

  private static Recording train(Recording recording) {
    try (TrainingProgram program = Packs.program(SHAPE, PLANS)) {
      TrainingLoop.train(program, recording);
    }
    return recording;
  }
}
