package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Job;
import dev.engram.api.JobSpec;
import dev.engram.cli.terminal.Glyphs;
import dev.engram.cli.terminal.Terminal;
import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import dev.engram.client.JobExample;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class WatchTest {

  private static final JobSpec SPEC = JobExample.lstm(20);

  private final FakeService service = FakeService.start();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void writesALineNowAndThenIntoALog() {
    Reply[] polls = IntStream.range(0, 30)
        .mapToObj(poll -> JobExample.running("job_1", SPEC, 100 + 90 * poll, 0.02, 0.99))
        .map(Reply::json)
        .toArray(Reply[]::new);
    polls[29] = Reply.json(JobExample.unsolved("job_1", SPEC));

    CommandLineRun run = watch(polls);

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEqualTo("""
        lstm T=20: 100/10,000, loss 0.0200, accuracy 0.9900, 180 steps/s, 0:55 left
        lstm T=20: 1,000/10,000, loss 0.0200, accuracy 0.9900, 180 steps/s, 0:50 left
        lstm T=20: 1,900/10,000, loss 0.0200, accuracy 0.9900, 180 steps/s, 0:45 left
        lstm T=20: 10,000/10,000, accuracy 0.4132, not solved in 7 s
        """);
    assertThat(run.out()).isEqualTo("job_1 (lstm T=20) not solved: accuracy 0.4132, 95 % interval [0.4036, 0.4229], "
        + "best weights of step 9,800; 10,000 of 10,000 steps in 6.6 s, max steps\n");
  }

  @Test
  void redrawsABarOnATerminal() {
    service.on("GET /v1/jobs/job_1", Reply.json(JobExample.running("job_1", SPEC, 5_000, 0.02, 0.99)),
        Reply.json(JobExample.solved("job_1", SPEC)));
    Terminal terminal = new Terminal(true, 24, 80, Ansi.ON, Glyphs.ASCII);

    CommandLineRun run = CommandLineRun.on(terminal, "", "watch", "job_1", "--url", service.url());

    assertThat(run.err()).isEqualTo(
        "lstm T=20  ####.....   5,000/10,000  loss 0.0200  accuracy 0.9900     0:28 left\u001b[K\n"
            + "\r\u001b[1A"
            + "\u001b[32mlstm T=20  #########   1,300/10,000  accuracy 0.9994  solved in 7 s\u001b[39m"
            + "\u001b[K\n");
  }

  @Test
  void exitsWith1WhereTheJobFailed() {
    CommandLineRun run = watch(Reply.json(JobExample.diverged("job_1", SPEC)));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEqualTo("job_1 (lstm T=20) failed: diverged: the loss was infinite at step 250; "
        + "250 of 10,000 steps in 6.6 s\n");
  }

  @Test
  void printsTheEndedJobAsJson() {
    Job job = JobExample.solved("job_1", SPEC);
    service.on("GET /v1/jobs/job_1", Reply.json(job));

    CommandLineRun run = CommandLineRun.of("watch", "job_1", "--json", "--url", service.url());

    assertThat(run.out()).startsWith("{").contains("\"state\" : \"SUCCEEDED\"").endsWith("}\n");
  }

  @Test
  void exitsWith2WhereThereIsNoSuchJob() {
    CommandLineRun run = CommandLineRun.of("watch", "job_2", "--url", service.url());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("engram: there is no /v1/jobs/job_2\n");
  }

  private CommandLineRun watch(Reply... polls) {
    service.on("GET /v1/jobs/job_1", polls);
    return CommandLineRun.of("watch", "job_1", "--url", service.url());
  }
}
