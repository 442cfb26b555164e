package dev.engram.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.client.JobExample;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

  @Test
  void aTableHasARowAJob() {
    assertThat(Findings.table(List.of(JobExample.solved("job_1", JobExample.rnn(5)),
        JobExample.unsolved("job_2", JobExample.lstm(15)), JobExample.diverged("job_3", JobExample.lstm(10)))))
        .containsExactly(
            "cell   T  accuracy  95 % interval      steps  seconds  parameters  outcome",
            "rnn    5    0.9994  [0.9987, 0.9997]   1,300      6.6      67,850  solved",
            "lstm  15    0.4132  [0.4036, 0.4229]  10,000      6.6      67,850  not solved",
            "lstm  10    0.1000  -                    250      6.6      67,850  failed: diverged");
  }

  @Test
  void theSentenceSaysWhatEachCellSolved() {
    assertThat(Findings.sentence(List.of(
        JobExample.solved("job_1", JobExample.rnn(5)), JobExample.solved("job_2", JobExample.lstm(5)),
        JobExample.unsolved("job_3", JobExample.rnn(10)), JobExample.solved("job_4", JobExample.lstm(10)),
        JobExample.diverged("job_5", JobExample.rnn(15)), JobExample.solved("job_6", JobExample.lstm(15)))))
        .isEqualTo("rnn solved T = 5 but not 10 or 15; lstm solved T = 5, 10 and 15.");
  }

  @Test
  void theSentenceSaysWhereNothingWasSolved() {
    assertThat(Findings.sentence(List.of(JobExample.unsolved("job_1", JobExample.rnn(10)),
        JobExample.unsolved("job_2", JobExample.rnn(15)), JobExample.unsolved("job_3", JobExample.lstm(10)))))
        .isEqualTo("rnn did not solve T = 10 or 15; lstm did not solve T = 10.");
  }
}
