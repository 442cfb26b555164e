package dev.engram.service.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptimizerFindingsTest {

  private static final String PLAIN = "optimizer=sgd, momentum=0";
  private static final String MOMENTUM = "optimizer=sgd, momentum=0.9";
  private static final String ADAM = "optimizer=adam";

  @Test
  void everyMethodIsFasterThanPlainSgdOnlyWhereItIs() {
    assertThat(new OptimizerFindings(CurvePoints.part(CurvePoints.optimizer(PLAIN, 0.1, 2300),
        CurvePoints.optimizer(MOMENTUM, 0.03, 800), CurvePoints.optimizer(ADAM, 0.003, 200))).sentences())
        .containsExactly(
            "At T = 10 the fastest was LSTM, adam at η = 0.003: half of its seeds had solved the task by step 200."
                + " Plain SGD, LSTM, sgd, momentum 0 at η = 0.1, needed 2,300: every other method was faster here, each at its own best rate.");
    assertThat(new OptimizerFindings(CurvePoints.part(CurvePoints.optimizer(PLAIN, 0.1, 300),
        CurvePoints.optimizer(MOMENTUM, 0.03, 800), CurvePoints.optimizer(ADAM, 0.003, 200))).sentences())
        .singleElement()
        .asString()
        .endsWith("LSTM, sgd, momentum 0.9 was not faster here, which is less than is often claimed.");
  }

  @Test
  void whatWasNeverSolvedIsLaterThanAllElse() {
    OptimizerFindings findings = new OptimizerFindings(CurvePoints.part(CurvePoints.optimizer(PLAIN, 0.1, null),
        CurvePoints.optimizer(ADAM, 0.003, 200)));
    assertThat(findings.points()).extracting(point -> point.variant()).containsExactly(ADAM, PLAIN);
    assertThat(findings.sentences()).singleElement().asString().contains("did not in 4,000 steps");
  }

  @Test
  void whereNothingWasSolvedNothingIsClaimed() {
    assertThat(new OptimizerFindings(CurvePoints.part(CurvePoints.optimizer(PLAIN, 0.1, null),
        CurvePoints.optimizer(ADAM, 0.003, null))).sentences())
        .singleElement()
        .asString()
        .contains("their speed can't be compared");
  }
}
