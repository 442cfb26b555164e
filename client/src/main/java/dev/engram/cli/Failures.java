package dev.engram.cli;

import dev.engram.api.Problem.Violation;
import dev.engram.cli.demo.ServiceStartException;
import dev.engram.client.ApiException;
import dev.engram.client.CallInterruptedException;
import dev.engram.client.ConnectionException;
import dev.engram.client.EngramException;
import dev.engram.client.ForbiddenException;
import dev.engram.client.InvalidRequestException;
import dev.engram.client.NotFoundException;
import dev.engram.client.ServiceUnavailableException;
import dev.engram.client.UnexpectedAnswerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a line on standard error and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private final Shell shell;

  Failures(Shell shell) {
    this.shell = shell;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    print(String.valueOf(e.getMessage()));
    if (!UnmatchedArgumentException.printSuggestions(e, shell.err())) {
      shell.err().println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCode.USAGE;
  }

  /** A defect of ours is thrown on: its stack trace is what a bug report needs. */
  @Override
  public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) throws Exception {
    if (e instanceof CallInterruptedException) {
      return ExitCode.INTERRUPTED; // who interrupted has said why
    }
    boolean foreseen = e instanceof EngramException || e instanceof UsageException || e instanceof IOException
        || e instanceof UncheckedIOException || e instanceof ServiceStartException;
    if (!foreseen) {
      throw e;
    }
    List<Violation> violations = e instanceof ApiException answer ? answer.violations() : List.of();
    if (violations.isEmpty()) {
      print(e instanceof IOException ? e.toString() : String.valueOf(e.getMessage()));
    }
    violations.forEach(violation -> print(violation.pointer() + ": " + violation.detail()));
    return exitCode(e);
  }

  private void print(String line) {
    shell.err().println("engram: " + line);
  }

  private static int exitCode(Exception e) {
    if (e instanceof ConnectionException || e instanceof ServiceUnavailableException
        || e instanceof UnexpectedAnswerException) {
      return ExitCode.UNREACHABLE;
    }
    boolean ours = e instanceof UsageException || e instanceof InvalidRequestException || e instanceof NotFoundException
        || e instanceof ForbiddenException;
    return ours ? ExitCode.USAGE : ExitCode.FAILED;
  }
}
