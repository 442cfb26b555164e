package dev.engram.cli;

import dev.engram.client.EngramClient;
import dev.engram.client.SweepDocuments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code engram sweep}. */
@Command(name = "sweep", description = {"Submits a sweep, a grid of jobs, and prints its id.",
    "With --wait the exit code is 1 where not all of its jobs succeeded."},
    footer = {"  engram sweep --list", "  engram sweep exercise-quick --wait",
        "  engram sweep exercise --print > mine.json      # to be edited, and then:",
        "  engram sweep mine.json --validate-only"})
final class SubmitSweep implements Callable<Integer> {

  private final Shell shell;

  @Parameters(arity = "0..1", paramLabel = "FILE|PRESET|-", completionCandidates = Presets.class,
      description = "A SweepSpec in JSON, or a preset; - is standard input.")
  private @Nullable String source;

  @Option(names = "--list", description = "Only say which presets there are.")
  private boolean list;

  @Option(names = "--print", description = "Only print the JSON.")
  private boolean print;

  @Option(names = {"--validate-only", "--validate"},
      description = "Only say what it would become and cost.")
  private boolean validateOnly;

  @Option(names = "--wait", description = "Show the progress until it ends.")
  private boolean wait;

  @Mixin
  private final ServiceOptions service = new ServiceOptions();

  record Presets() implements Choice {
    @Override
    public List<String> words() {
      return Arrays.stream(Preset.values()).map(Preset::commandName).toList();
    }
  }

  SubmitSweep(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    if (list) {
      service.print(shell, Preset::document, () -> Preset.table().lines(shell.outTerminal().get()));
      return ExitCode.DONE;
    }
    if (validateOnly && wait) {
      throw new UsageException("--validate-only starts no sweep that --wait could wait for");
    }
    byte[] spec = spec();
    if (print) {
      shell.out().println(new String(spec, StandardCharsets.UTF_8).stripTrailing());
      return ExitCode.DONE;
    }
    try (EngramClient client = service.connect(shell)) {
      SweepDocuments sweeps = client.sweeps().documents();
      if (validateOnly) {
        return validated(sweeps, sweeps.validate(spec));
      }
      JsonNode answer = sweeps.create(spec);
      Target target = new SweepTarget(client.sweeps(), sweeps.toSweep(answer).id());
      return new Follower(shell, service).submitted(client, target, answer, wait);
    }
  }

  private int validated(SweepDocuments sweeps, JsonNode answer) {
    service.print(shell, () -> answer, () -> ValidationText.lines(sweeps.toValidation(answer)));
    return ExitCode.DONE;
  }

  private byte[] spec() throws IOException {
    if (source == null) {
      throw new UsageException("no sweep: give a FILE, - for standard input, or a preset; " + presets());
    }
    Optional<Preset> preset = Preset.named(source);
    if (preset.isPresent()) {
      return preset.get().json();
    }
    if (!source.equals("-") && !Files.exists(Path.of(source))) {
      throw new UsageException("there is neither a file nor a preset " + source + "; " + presets());
    }
    return JsonInput.read(shell, source);
  }

  private static String presets() {
    return "the presets are\n  " + String.join("\n  ", Preset.table().lines());
  }
}
