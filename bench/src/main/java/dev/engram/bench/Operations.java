package dev.engram.bench;

import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link OperationBenchmarks}. */
final class Operations {

  static final String NAME = "operations";

  private Operations() {}

  /** @param quick a few short iterations in this process, to show that they run */
  static List<Operation> measure(boolean quick) {
    ChainedOptionsBuilder options = new OptionsBuilder().include(OperationBenchmarks.class.getName())
        .verbosity(VerboseMode.SILENT)
        .jvmArgsAppend("--enable-native-access=ALL-UNNAMED"); // what a jar's manifest allows it does not allow a fork
    if (quick) {
      options.forks(0).warmupIterations(0).measurementIterations(3).measurementTime(TimeValue.milliseconds(5));
    } else {
      options.forks(1)
          .warmupIterations(3)
          .warmupTime(TimeValue.milliseconds(500))
          .measurementIterations(5)
          .measurementTime(TimeValue.milliseconds(500));
    }
    try {
      return new Runner(options.build()).run().stream().map(Operations::operation).toList();
    } catch (RunnerException e) {
      throw new BenchException("the operations can't be measured: " + e.getMessage(), e);
    }
  }

  private static Operation operation(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    return new Operation(benchmark.substring(benchmark.lastIndexOf('.') + 1), result.getPrimaryResult().getScore(),
        result.getPrimaryResult().getScoreError());
  }
}
