package dev.engram.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Job;
import dev.engram.cli.terminal.Glyphs;
import dev.engram.client.JobExample;
import dev.engram.client.SweepExample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {

  private static final Job RUNNING = JobExample.running("job_1", JobExample.lstm(20), 2_500, 0.0213, 0.9985);

  @Test
  void hasEverythingWhereThereIsRoom() {
    assertThat(line(RUNNING, 100)).isEqualTo("lstm T=20  ###.........   2,500/10,000  "
        + "loss 0.0213  accuracy 0.9985    180 steps/s     0:42 left");
  }

  @Test
  void losesTheLeastImportantFirst() {
    assertThat(line(RUNNING, 79))
        .isEqualTo("lstm T=20  ##.......   2,500/10,000  loss 0.0213  accuracy 0.9985     0:42 left");
    assertThat(line(RUNNING, 70)).isEqualTo("lstm T=20  ##......   2,500/10,000  accuracy 0.9985     0:42 left");
    assertThat(line(RUNNING, 60)).isEqualTo("lstm T=20  ##......   2,500/10,000  accuracy 0.9985");
    assertThat(line(RUNNING, 45)).isEqualTo("lstm T=20  ##......   2,500/10,000");
    assertThat(line(RUNNING, 30)).isEqualTo("lstm T=20   2,500/10,000");
    assertThat(line(RUNNING, 20)).isEqualTo("lstm    2,500/10,000");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 30, 42, 55, 79, 80, 99, 120, 300})
  void neverExceedsTheColumns(int columns) {
    assertThat(line(RUNNING, columns)).hasSizeLessThanOrEqualTo(columns);
    assertThat(line(JobExample.solved("job_1", JobExample.lstm(20)), columns)).hasSizeLessThanOrEqualTo(columns);
  }

  @Test
  void alignsWithLongerLabels() {
    assertThat(ProgressLine.of(Standing.of(JobExample.queued("job_1", JobExample.rnn(5))), 9, 60, Glyphs.ASCII))
        .isEqualTo("rnn T=5    ........  queued");
  }

  @Test
  void keepsItsColumnsBeforeTheFirstEvaluation() {
    assertThat(line(JobExample.unevaluated("job_1", JobExample.lstm(20), 50), 100))
        .isEqualTo("lstm T=20  ............      50/10,000  loss      -  accuracy      -    180 steps/s     0:55 left");
  }

  @Test
  void aRunThatConvergedIsDone() {
    assertThat(line(JobExample.solved("job_1", JobExample.lstm(20)), 79))
        .isEqualTo("lstm T=20  #########   1,300/10,000  accuracy 0.9994  solved in 7 s");
  }

  @Test
  void aRunThatDivergedStaysWhereItWas() {
    assertThat(line(JobExample.diverged("job_1", JobExample.lstm(20)), 120)).isEqualTo(
        "lstm T=20  ...............     250/10,000  accuracy 0.1000  failed: diverged in 7 s");
  }

  @Test
  void aSweepKeepsItsShareAndTheTimeLeftLongest() {
    Standing running = Standing.of(SweepExample.running("swp_1", 0.42));

    assertThat(ProgressLine.of(running, 0, 100, Glyphs.ASCII)).isEqualTo(
        "the exercise  #####.......   42 %  38 queued  6 running  40 succeeded     2:07 left");
    assertThat(ProgressLine.of(running, 0, 60, Glyphs.ASCII))
        .isEqualTo("the exercise  ###.....   42 %  40 succeeded     2:07 left");
  }

  @Test
  void aPausedSweepSaysSo() {
    assertThat(ProgressLine.of(Standing.of(SweepExample.paused("swp_1")), 0, 79, Glyphs.ASCII))
        .isEqualTo("the exercise  ####.....   50 %  44 paused  40 succeeded  paused");
  }

  private static String line(Job job, int columns) {
    return ProgressLine.of(Standing.of(job), 0, columns, Glyphs.ASCII);
  }
}
