package dev.engram.service.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.CurvePoint;
import org.junit.jupiter.api.Test;

/** Every sentence follows the data, also where they speak against what everybody says. */
class CurveFindingsTest {

  private static CurveFindings known() {
    return new CurveFindings(CurvePoints.part(
        CurvePoints.of("lstm", "forgetBias=0", 5, 5), CurvePoints.of("lstm", "forgetBias=0", 10, 0),
        CurvePoints.of("lstm", "forgetBias=0", 20, 0),
        CurvePoints.of("lstm", "forgetBias=1", 5, 5), CurvePoints.of("lstm", "forgetBias=1", 10, 5),
        CurvePoints.of("lstm", "forgetBias=1", 20, 5),
        CurvePoints.of("rnn", "", 5, 5), CurvePoints.of("rnn", "", 10, 3), CurvePoints.of("rnn", "", 20, 0)));
  }

  @Test
  void itTellsWhichLengthsEachCellSolved() {
    assertThat(known().solvedLengths("rnn")).containsExactly(
        "Vanilla RNN solved T = 5 with every seed, solved T = 10 with 3 of 5 seeds, solved T = 20 with none."
            + " By the intervals of its solve rates its memory horizon is at least T = 5 and below T = 20.");
    assertThat(known().solvedLengths()).hasSize(3);
    assertThat(known().solvedLengths("lstm").getLast()).startsWith(
        "LSTM, forget bias 1 solved T = 5, 10 and 20 with every seed. By the intervals of its solve rates its memory horizon is at least T = 20.");
  }

  @Test
  void theExercisesCheckIsToldAsItCameOut() {
    assertThat(known().sanityChecks("rnn")).containsExactly(
        "The exercise's check: at T = 5 the vanilla RNN has an accuracy of 1.0000 (mean of 5 runs), which is near-perfect.");
    CurveFindings bad = new CurveFindings(CurvePoints.part(CurvePoints.of("rnn", "", 5, 2)));
    assertThat(bad.sanityChecks("rnn")).singleElement().asString().endsWith("which is not near-perfect.");
    assertThat(bad.sanityChecks("lstm")).isEmpty();
  }

  @Test
  void theLstmRemembersLongerOnlyWhereItDoes() {
    assertThat(known().lstmAgainstRnn()).hasValueSatisfying(sentence -> assertThat(sentence)
        .isEqualTo(
            "The LSTM, forget bias 1 solved all lengths up to T = 20 with every seed, the vanilla RNN solved all lengths up to T = 5 with every seed: "
                + "the LSTM remembers longer, as is expected of it."));
    assertThat(new CurveFindings(CurvePoints.part(CurvePoints.of("lstm", "", 5, 0), CurvePoints.of("rnn", "", 5, 5)))
        .lstmAgainstRnn()).hasValueSatisfying(sentence -> assertThat(sentence).contains("against the usual claim"));
    assertThat(new CurveFindings(CurvePoints.part(CurvePoints.of("lstm", "", 5, 5), CurvePoints.of("rnn", "", 5, 5)))
        .lstmAgainstRnn()).hasValueSatisfying(sentence -> assertThat(sentence).contains("does not tell the two apart"));
    assertThat(new CurveFindings(CurvePoints.part(CurvePoints.of("rnn", "", 5, 5))).lstmAgainstRnn()).isEmpty();
  }

  @Test
  void theForgetBiasDoesHarmOnlyWhereItDoes() {
    assertThat(known().forgetBiases()).singleElement().asString().endsWith("with forget bias 0 it fails earlier.");
    assertThat(new CurveFindings(CurvePoints.part(CurvePoints.of("lstm", "forgetBias=0", 5, 5),
        CurvePoints.of("lstm", "forgetBias=1", 5, 5))).forgetBiases())
        .singleElement()
        .asString()
        .endsWith("a forget bias of 0 does no harm.");
    assertThat(new CurveFindings(CurvePoints.part(CurvePoints.of("lstm", "forgetBias=0", 5, 0),
        CurvePoints.of("lstm", "forgetBias=1", 5, 0))).forgetBiases()).as("nothing is solved").isEmpty();
    assertThat(new CurveFindings(CurvePoints.part(CurvePoints.of("lstm", "forgetBias=0, hiddenSize=8", 5, 0),
        CurvePoints.of("lstm", "forgetBias=0, hiddenSize=9", 5, 5))).forgetBiases()).as("two of 0").isEmpty();
    assertThat(new CurveFindings(CurvePoints.part(CurvePoints.of("lstm", "", 5, 5))).forgetBiases()).isEmpty();
  }

  @Test
  void whatHasNotEndedIsNotClaimed() {
    CurvePoint half = CurvePoints.pending(CurvePoints.of("rnn", "", 10, 5), 3);
    CurveFindings findings = new CurveFindings(CurvePoints.part(CurvePoints.of("rnn", "", 5, 5), half,
        CurvePoints.pending(CurvePoints.of("rnn", "", 15, 0), 2), CurvePoints.of("lstm", "", 5, 5)));
    assertThat(findings.solvedLengths("rnn")).containsExactly("Vanilla RNN solved T = 5 with every seed,"
        + " solved T = 10 with 5 of 8 seeds so far, has no answer yet for T = 15."
        + " By the intervals of its solve rates its memory horizon is at least T = 10 and below T = 15.");
    assertThat(findings.lstmAgainstRnn()).isEmpty();
  }

  @Test
  void aHorizonThatIsNotShownIsNotTold() {
    assertThat(new CurveFindings(CurvePoints.part(CurvePoints.of("rnn", "", 5, 4), CurvePoints.of("rnn", "", 20, 0)))
        .solvedLengths("rnn")).singleElement().asString().endsWith("its memory horizon is below T = 20.");
  }

  @Test
  void trainingIsShownAtTheLengthThatTellsMost() {
    assertThat(PartEvidence.tellingLength(CurvePoints.part(CurvePoints.of("rnn", "", 5, 5),
        CurvePoints.of("rnn", "", 10, 3), CurvePoints.of("rnn", "", 20, 0)).points())).isEqualTo(10);
    assertThat(PartEvidence.tellingLength(CurvePoints.part(CurvePoints.of("rnn", "", 5, 5),
        CurvePoints.of("rnn", "", 20, 0)).points())).isEqualTo(5);
    assertThat(PartEvidence.tellingLength(CurvePoints.part(CurvePoints.of("rnn", "", 5, 0),
        CurvePoints.of("rnn", "", 20, 0)).points())).isEqualTo(20);
  }
}
