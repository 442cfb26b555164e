package dev.engram.cli;

import dev.engram.client.EngramClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code engram weights}. */
@Command(name = "weights", description = {"Writes the weights of a job as a safetensors file, which PyTorch reads.",
    "For example: engram weights job_1 --out cell.safetensors"})
final class Weights implements Callable<Integer> {

  private final Shell shell;

  @Mixin
  private final Connection connection = new Connection();

  @Parameters(paramLabel = "ID", description = "The job.")
  private String id = "";

  @Option(names = "--step", paramLabel = "best|last|N", defaultValue = "best",
      description = "Those of the best evaluation (the default), of the newest checkpoint, or of a checkpoint's step.")
  private String step = "";

  @Option(names = "--out", paramLabel = "FILE", description = "A .safetensors (default weights-ID.safetensors).")
  private @Nullable Path out;

  Weights(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    OutputFile file = OutputFile.of(out == null ? Path.of("weights-" + id + ".safetensors") : out,
        List.of("safetensors"));
    try (EngramClient client = connection.connect(shell)) {
      file.write(client.jobs().weights(id, step));
      shell.out().println("The weights are in " + file.path());
      return ExitCode.DONE;
    }
  }
}
