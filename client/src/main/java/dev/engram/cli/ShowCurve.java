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
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

/** {@code engram curve}. */
@Command(name = "curve", description = {"Shows accuracy against length, as far as a sweep has measured it.",
    "For example: engram curve swp_1 --part curve --out curve.png"})
final class ShowCurve implements Callable<Integer> {

  private final Shell shell;

  @Mixin
  private final ServiceOptions service = new ServiceOptions();

  @Parameters(paramLabel = "ID", description = "The sweep.")
  private String id = "";

  @Option(names = "--part", paramLabel = "NAME", description = "Only this part of the sweep.")
  private @Nullable String part;

  @Option(names = "--out", paramLabel = "FILE", description = "Write it there: a .png, .svg, .csv or .json.")
  private @Nullable Path out;

  ShowCurve(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Optional<OutputFile> file = Optional.ofNullable(out)
        .map(path -> OutputFile.of(path, List.of("png", "svg", "csv", "json")));
    try (EngramClient client = service.connect(shell)) {
      SweepsApi sweeps = client.sweeps();
      Sweep sweep = sweeps.get(id);
      List<String> parts = parts(sweep);
      if (file.isPresent()) {
        file.get().write(content(sweeps, file.get().format()));
        shell.out().println("The curve is in " + file.get().path());
      } else if (service.json()) {
        shell.printJson(sweeps.documents().curve(id, part));
      } else {
        print(sweep, parts, sweeps.documents().toCurve(sweeps.documents().curve(id, part)));
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

  private void print(Sweep sweep, List<String> parts, Curve curve) {
    PrintWriter printer = shell.out();
    Terminal terminal = shell.outTerminal().get();
    printer.println(sweep.name() + ": " + SweepText.state(sweep) + ", " + SweepText.counts(sweep));
    for (String name : parts) {
      printer.println();
      printer.println(name);
      CurveView.lines(curve, name, terminal).forEach(printer::println);
    }
  }
}
