package dev.engram.cli;

import dev.engram.cli.terminal.Terminal;
import dev.engram.client.FakeService;
import dev.engram.client.FakeTime;
import dev.engram.client.Sleeper;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A command line that has been run, with what it wrote. */
record CommandLineRun(int exitCode, String out, String err) {

  static CommandLineRun of(String... arguments) {
    return withInput("", arguments);
  }

  /** With the options that name the service. */
  static CommandLineRun at(FakeService service, String... arguments) {
    return of(Stream.concat(Arrays.stream(arguments), Stream.of("--url", service.url())).toArray(String[]::new));
  }

  static CommandLineRun withInput(String input, String... arguments) {
    return on(Terminal.none(), input, arguments);
  }

  /** For commands that wait for another process. */
  static CommandLineRun inRealTime(String... arguments) {
    return run(Terminal.none(), "", Clock.systemUTC(), Sleeper.ofThread(), arguments);
  }

  static CommandLineRun on(Terminal terminal, String input, String... arguments) {
    FakeTime time = new FakeTime();
    return run(terminal, input, time, time, arguments);
  }

  /** The command line, to be looked at rather than run. */
  static CommandLine unrun() {
    FakeTime time = new FakeTime();
    return Engram.commandLine(shell(Terminal.none(), "", time, time, new StringWriter(), new StringWriter()));
  }

  /** A command of it, or {@code engram} itself. */
  static CommandSpec spec(String command) {
    CommandLine engram = unrun();
    return command.equals("engram")
        ? engram.getCommandSpec()
        : Objects.requireNonNull(engram.getSubcommands().get(command)).getCommandSpec();
  }

  private static CommandLineRun run(Terminal terminal, String input, InstantSource clock, Sleeper sleeper,
      String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Engram.commandLine(shell(terminal, input, clock, sleeper, out, err)).execute(arguments);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }

  private static Shell shell(Terminal terminal, String input, InstantSource clock, Sleeper sleeper, Writer out,
      Writer err) {
    return new Shell(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), new PrintWriter(out, true),
        new PrintWriter(err, true), () -> terminal, () -> terminal, clock, sleeper, "./engram");
  }
}
