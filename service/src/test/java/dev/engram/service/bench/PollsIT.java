package dev.engram.service.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import dev.engram.service.process.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How quickly polls are answered while every core trains, and what they cost the training. */
@Tag("long")
class PollsIT {

  private static final int ROUNDS = Integer.getInteger("engram.bench.pollRounds", 1);
  private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("engram.bench.pollSeconds", 3));

  /** Until the just-in-time compiler has seen every poll often enough. */
  private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("engram.bench.pollWarmUpSeconds", 3));
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /** A job is written every half second: what is read after this was written in the window. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private static final JsonNode SPEC = Specs.read("""
      {"cell": {"type": "lstm", "hiddenSize": 128}, "task": {"type": "palindrome", "length": 20}, "batchSize": 128,
       "maxSteps": 1000000, "stopWhen": null, "device": "cpu"}""");

  @TempDir
  private Path folder;

  @Test
  void whileEveryCoreTrains() throws Exception {
    try (ServiceProcess service = ServiceProcess.serve(folder, "--engram.slots=" + CORES)) {
      Caller caller = service.caller();
      List<String> jobs = Stream.generate(() -> caller.submit(SPEC)).limit(CORES).toList();
      jobs.forEach(job -> caller.awaitStep(job, 10));
      Polls polls = new Polls(caller.port(), jobs);
      DoubleSupplier without = () -> stepsPerSecond(caller, jobs);
      DoubleSupplier with = () -> {
        double[] speed = new double[1];
        polls.during(() -> speed[0] = stepsPerSecond(caller, jobs));
        return speed[0];
      };
      polls.during(() -> pass(WARM_UP));
      polls.forget();

      Pairs speeds = Pairs.inTurns(ROUNDS, without, with);

      System.out.printf("| %s | %s |%n", polls.columns(), speeds.ratio());
      assertThat(polls.errors()).isEmpty();
    }
  }

  /** Of all jobs together, by their own clocks: from the first write that is seen to the last. */
  private static double stepsPerSecond(Caller caller, List<String> jobs) {
    pass(SETTLING);
    List<JsonNode> before = jobs.stream().map(caller::job).toList();
    pass(WINDOW.minus(SETTLING));
    double sum = 0;
    for (int index = 0; index < jobs.size(); index++) {
      JsonNode after = caller.job(jobs.get(index));
      int steps = after.at("/progress/step").intValue() - before.get(index).at("/progress/step").intValue();
      sum += steps
          / (after.path("runningSeconds").doubleValue() - before.get(index).path("runningSeconds").doubleValue());
    }
    return sum;
  }

  private static void pass(Duration time) {
    await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
  }
}
