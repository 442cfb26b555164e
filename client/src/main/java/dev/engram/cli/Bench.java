package dev.engram.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code engram bench}: here only to be found in the help; the launcher runs the benchmark's own program. */
@Command(name = "bench", description = {"Compares a training step with its peers.",
    "Its options are those of the benchmark itself: engram bench --help."})
final class Bench implements Callable<Integer> {

  @Unmatched
  @SuppressWarnings("UnusedVariable") // filled by picocli: whatever the options are, the answer is the same
  private List<String> options = new ArrayList<>();

  @Override
  public Integer call() {
    throw new UsageException("bench needs the launcher; without it run: java -jar engram-bench.jar");
  }
}
