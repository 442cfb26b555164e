package dev.engram.service.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesNameTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"rnn | '' | vanilla RNN", "lstm | forgetBias=0 | LSTM, forget bias 0",
      "lstm | optimizer=sgd, momentum=0.9 | LSTM, sgd, momentum 0.9",
      "rnn | maxGradNorm=1 | vanilla RNN, max grad norm 1"})
  void aSeriesHasTheNameThatPeopleGiveIt(String cell, String variant, String name) {
    assertThat(SeriesName.of(cell, variant)).isEqualTo(name);
  }
}
