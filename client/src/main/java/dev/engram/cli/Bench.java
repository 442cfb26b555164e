package dev.engram.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code engram bench}: here only to be found in the help; the launcher runs the benchmark's own program. */
@Command(name = "bench", description = {"Compares a training step with its peers.",
    "Its options are those of the benchmark itself: engram bench --help."})
final class Bench implements Callable<Integer> {

  @Override
  public Integer call() {
    throw new UsageException("bench needs the launcher; without it run: java --enable-native-access=ALL-UNNAMED"
        + " -XX:+UseSerialGC -Xmn64m -jar engram-bench.jar");
  }
}
