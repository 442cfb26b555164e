package dev.engram.service.system;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The service was told to do what it does not do; it says so in words, and what would help, and does not start. */
public final class RefusedStart extends RuntimeException {

  private final String remedy;

  public RefusedStart(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  static final class Analyzer extends AbstractFailureAnalyzer<RefusedStart> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, RefusedStart cause) {
      return new FailureAnalysis(cause.getMessage(), cause.remedy, cause);
    }
  }
}
