package dev.engram.service.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeptFindingsTest {

  private static KeptAccuracy kept(String cell, String series, int length, List<Double> best, List<Double> last) {
    return new KeptAccuracy(cell, series, length, best, last);
  }

  @Test
  void whatARunHadAndLostIsTold() {
    assertThat(KeptFindings.sentences(List.of(
        kept("rnn", "vanilla RNN", 10, List.of(1.0, 1.0), List.of(1.0, 0.999)),
        kept("rnn", "vanilla RNN", 20, List.of(0.3, 0.998), List.of(0.198, 0.303)),
        kept("rnn", "vanilla RNN", 25, List.of(0.92), List.of(0.48)),
        kept("lstm", "LSTM", 20, List.of(1.0), List.of(0.1))), "rnn"))
        .containsExactly(
            "Training did not keep all that the vanilla RNN had found, and of each run the best weights are"
                + " reported. At T = 20 the validation accuracy after the last step was 0.20 to 0.30, at its best 0.30 to 1.00;"
                + " at T = 25 the validation accuracy after the last step was 0.48, at its best 0.92.");
  }

  @Test
  void whereNothingWasLostNothingIsSaid() {
    assertThat(KeptFindings.sentences(List.of(
        kept("rnn", "vanilla RNN", 30, List.of(0.2, 0.25), List.of(0.1, 0.2))), "rnn")).isEmpty();
    assertThat(KeptFindings.sentences(List.of(), "rnn")).isEmpty();
  }
}
