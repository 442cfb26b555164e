package dev.engram.service.snippet;

import dev.engram.api.JobSpec;
import dev.engram.api.SweepSpec;

/** Java that asks a service for what a spec says and waits for the end of it: into a method, or into jshell. */
public final class JavaSnippets {

  private static final String IMPORTS = """
      import dev.engram.api.*;
      import dev.engram.client.*;
      import java.time.*;
      import java.util.*;

      """;

  private static final String TRAIN = """
      Job job = engram.jobs().create(spec);
      Job ended = engram.jobs().await(job.id(), Duration.ofDays(1), now -> System.out.println(now.progress()));
      System.out.println(ended.state() + " " + ended.result());
      """;

  private static final String SWEEP = """
      Sweep sweep = engram.sweeps().create(spec);
      Sweep ended = engram.sweeps().await(sweep.id(), Duration.ofDays(1), now -> System.out.println(now.progress()));
      System.out.println(ended.state());
      for (CurvePoint point : engram.sweeps().curve(sweep.id()).points()) {
        System.out.println(point.cell() + " " + point.variant() + " at " + point.length() + ": " + point.mean());
      }
      """;

  private JavaSnippets() {}

  /** @param spec as a caller wrote it: what is absent there is absent here */
  public static String of(JobSpec spec, String baseUrl) {
    return snippet(spec, baseUrl, TRAIN);
  }

  /** @param spec likewise */
  public static String of(SweepSpec spec, String baseUrl) {
    return snippet(spec, baseUrl, SWEEP);
  }

  private static String snippet(Record spec, String baseUrl, String calls) {
    String variable = spec.getClass().getSimpleName() + " spec = ";
    String statement = variable + SpecExpression.of(spec).laidOut(2, 2 + variable.length()) + ";";
    return IMPORTS
        + "try (EngramClient engram = EngramClient.builder().baseUrl(" + Literals.of(baseUrl) + ").build()) {\n"
        + "  " + statement + "\n"
        + calls.indent(2)
        + "}\n";
  }
}
