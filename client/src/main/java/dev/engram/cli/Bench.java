package dev.engram.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code engram bench}: here only for the help and for completion; the launcher runs the benchmark's own program. */
@Command(name = "bench", description = {"Compares a training step with its peers.",
    "It also measures packs, slots, memory and single operations, in about thirteen minutes."},
    footer = {"  engram bench --only steps", "  engram bench --with-pytorch python3 --json bench.json"})
@SuppressWarnings("UnusedVariable") // filled by picocli: whatever the options are, the answer is the same
final class Bench implements Callable<Integer> {

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the result as JSON.")
  private @Nullable Path json;

  @Option(names = "--device", paramLabel = "cpu|cuda|cuda:N", completionCandidates = Devices.class,
      description = "Where to compute (default cpu).")
  private @Nullable String device;

  @Option(names = "--with-pytorch", paramLabel = "PYTHON",
      description = "Compare with the PyTorch of this Python too.")
  private @Nullable String python;

  @Option(names = "--only", paramLabel = "SECTION", split = ",", completionCandidates = Sections.class,
      description = "${COMPLETION-CANDIDATES}.")
  private List<String> only = List.of();

  @Option(names = "--quick", description = "Shows that all of it runs; measures nothing.")
  private boolean quick;

  record Devices() implements Choice {
    @Override
    public List<String> words() {
      return List.of("cpu", "cuda");
    }
  }

  record Sections() implements Choice {
    @Override
    public List<String> words() {
      return List.of("steps", "packs", "slots", "growth", "memory", "operations");
    }
  }

  @Override
  public Integer call() {
    throw new UsageException("bench needs the launcher; without it run: java -jar engram-bench.jar");
  }
}
