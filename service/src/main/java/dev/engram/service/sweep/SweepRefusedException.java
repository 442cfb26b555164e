package dev.engram.service.sweep;

import dev.engram.api.SweepAction;
import dev.engram.api.SweepState;
import java.util.List;

/** A sweep can't do what was asked in the state it is in. */
public final class SweepRefusedException extends RuntimeException {

  private final SweepState state;
  private final transient List<SweepAction> allowedActions;

  SweepRefusedException(String id, String wish, SweepState state) {
    super("Sweep %s is %s and can't be %s.".formatted(id, state, wish));
    this.state = state;
    this.allowedActions = SweepViews.allowedActions(state);
  }

  public SweepState state() {
    return state;
  }

  public List<SweepAction> allowedActions() {
    return allowedActions;
  }
}
