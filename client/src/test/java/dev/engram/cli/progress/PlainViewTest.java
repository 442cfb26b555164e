package dev.engram.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Job;
import dev.engram.api.JobSpec;
import dev.engram.client.FakeTime;
import dev.engram.client.JobExample;
import dev.engram.client.SweepExample;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainViewTest {

  private static final JobSpec RNN = JobExample.rnn(5);
  private static final JobSpec LSTM = JobExample.lstm(5);

  private final StringWriter log = new StringWriter();
  private final FakeTime time = new FakeTime();
  private final PlainView view = new PlainView(new PrintWriter(log), Duration.ofSeconds(10), time);

  @Test
  void saysAtOnceThatAStateHasChangedAndWaitsWithTheRest() {
    show(JobExample.queued("job_1", RNN), JobExample.queued("job_2", LSTM));
    time.sleep(Duration.ofSeconds(1));
    show(JobExample.unevaluated("job_1", RNN, 50), JobExample.queued("job_2", LSTM));
    time.sleep(Duration.ofSeconds(9));
    show(JobExample.running("job_1", RNN, 900, 0.5, 0.8), JobExample.queued("job_2", LSTM));
    time.sleep(Duration.ofSeconds(1));
    show(JobExample.running("job_1", RNN, 1_000, 0.4, 0.9), JobExample.queued("job_2", LSTM));

    assertThat(log).hasToString("""
        rnn T=5: queued
        lstm T=5: queued
        rnn T=5: 50/10,000, 180 steps/s, 0:55 left
        rnn T=5: 1,000/10,000, loss 0.4000, accuracy 0.9000, 180 steps/s, 0:50 left
        """);
  }

  @Test
  void saysNothingOfAJobThatDoesNotMove() {
    show(JobExample.running("job_1", RNN, 900, 0.5, 0.8));
    time.sleep(Duration.ofMinutes(1));
    show(JobExample.running("job_1", RNN, 900, 0.5, 0.8));

    assertThat(log.toString()).hasLineCount(1);
  }

  @Test
  void aSweepIsALineOfItsCounts() {
    view.show(List.of(Standing.of(SweepExample.queued("swp_1"))));
    view.show(List.of(Standing.of(SweepExample.running("swp_1", 0.31))));
    time.sleep(Duration.ofSeconds(10));
    view.show(List.of(Standing.of(SweepExample.running("swp_1", 0.42))));
    view.show(List.of(Standing.of(SweepExample.partiallySucceeded("swp_1"))));

    assertThat(log).hasToString("""
        the exercise: 0 %, 84 waiting, queued
        the exercise: 31 %, 38 queued, 6 running, 40 succeeded, 2:07 left
        the exercise: 42 %, 38 queued, 6 running, 40 succeeded, 2:07 left
        the exercise: 82 succeeded, 2 failed, partially succeeded in 4 min 20 s
        """);
  }

  private void show(Job... jobs) {
    view.show(Arrays.stream(jobs).map(Standing::of).toList());
  }
}
