package dev.engram.cli.curve;

import static dev.engram.client.SweepExample.point;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

  @Test
  void theSentenceSaysWhatEachSeriesSolvedWithHowManySeeds() {
    assertThat(
        Findings.sentence(List.of(point("lstm", "forgetBias=1", 10, 1, 1), point("lstm", "forgetBias=1", 5, 1, 1),
            point("rnn", "", 5, 1, 1), point("rnn", "", 10, 1, 1), point("rnn", "", 15, 1, 0.3),
            point("rnn", "", 20, 0.1, 0.1),
            point("rnn", "", 25, 0.1, 0.1))))
        .isEqualTo("lstm (forgetBias=1) solved T = 5 and 10; "
            + "rnn solved T = 5 and 10, 15 with 1 of 2 seeds, but not 20 or 25.");
  }

  @Test
  void theSentenceSaysWhereNothingWasSolvedOrMeasured() {
    assertThat(Findings.sentence(List.of(point("lstm", "", 5), point("rnn", "", 5, 1), point("rnn", "", 10, 0.2),
        point("gru", "", 10, 0.1), point("gru", "", 15, 0.1))))
        .isEqualTo("lstm has not been measured; rnn solved T = 5 but not 10; gru did not solve T = 10 or 15.");
  }
}
