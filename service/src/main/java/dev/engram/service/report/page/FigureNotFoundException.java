package dev.engram.service.report.page;

import java.util.Collection;

/** A sweep has no figure of a name, or nothing to draw in it yet. */
public final class FigureNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FigureNotFoundException(String sweepId, String name, Collection<String> known) {
    super("Sweep %s has no figure '%s'; it has %s.".formatted(sweepId, name,
        known.isEmpty() ? "none before a job has ended" : String.join(", ", known)));
  }
}
