package dev.engram.api;

/** Where an evaluation stands. */
public enum EvaluationState {
  QUEUED(false), RUNNING(false), SUCCEEDED(true), FAILED(true);

  private final boolean terminal;

  EvaluationState(boolean terminal) {
    this.terminal = terminal;
  }

  public boolean terminal() {
    return terminal;
  }
}
