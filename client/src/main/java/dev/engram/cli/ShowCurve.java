package dev.engram.cli;

import dev.engram.api.Curve;
import dev.engram.api.Sweep;
import dev.engram.api.SweepPart;
import dev.engram.cli.curve.CurveView;
import dev.engram.cli.progress.SweepText;
import dev.engram.cli.terminal.Terminal;
import dev.engram.client.EngramClient;
import dev.engram.client.SweepsApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code engram curve}. */
@Command(name = "curve", description = {"Shows accuracy against length, as far as it has been measured.",
    "With --out it is written, as a .png, .svg, .csv or .json."},
    footer = {"  engram curve swp_1", "  engram curve swp_1 --part curve --out curve.png",
        "  engram curve swp_1 --json"})
final class ShowCurve implements Callable<Integer> {

  private static final List<String> FORMATS = List.of("png", "svg", "csv", "json");

  private final Shell shell;

  @Parameters(paramLabel = "ID", description = "The sweep.")
  private String id = "";

  @Option(names = "--part", paramLabel = "NAME", description = "Only this part of the sweep.")
  private @Nullable String part;

  @Mixin
  private final FileOptions output = new FileOptions();

  ShowCurve(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Optional<OutputFile> file = output.file(FORMATS);
    try (EngramClient client = output.connect(shell)) {
      SweepsApi sweeps = client.sweeps();
      Sweep sweep = sweeps.get(id);
      List<String> parts = parts(sweep);
      if (file.isPresent()) {
        output.write(shell, file.get(), "The curve is", content(sweeps, file.get().format()));
      } else {
        JsonNode curve = sweeps.documents().curve(id, part);
        output.service().print(shell, () -> curve, () -> lines(sweep, parts, sweeps.documents().toCurve(curve)));
      }
      return ExitCode.DONE;
    }
  }

  private List<String> parts(Sweep sweep) {
    List<String> names = Optional.ofNullable(sweep.spec().parts())
        .orElse(List.of())
        .stream()
        .map(SweepPart::name)
        .filter(Objects::nonNull)
        .toList();
    if (part == null) {
      return names;
    }
    if (!names.contains(part)) {
      throw new UsageException(id + " has no part '" + part + "'; its parts are "
          + names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ")));
    }
    return List.of(part);
  }

  private byte[] content(SweepsApi sweeps, String format) {
    return switch (format) {
      case "png" -> sweeps.files().curvePng(id, part);
      case "svg" -> sweeps.files().curveSvg(id, part);
      case "csv" -> sweeps.files().curveCsv(id, part);
      default -> sweeps.documents().curve(id, part).toPrettyString().getBytes(StandardCharsets.UTF_8);
    };
  }

  private List<String> lines(Sweep sweep, List<String> parts, Curve curve) {
    Terminal terminal = shell.outTerminal().get();
    List<String> lines = new ArrayList<>();
    lines.add(SweepText.name(sweep) + ": " + SweepText.state(sweep) + ", " + SweepText.counts(sweep));
    for (String name : parts) {
      lines.add("");
      lines.add(name);
      lines.addAll(CurveView.lines(curve, name, terminal));
    }
    return lines;
  }
}
