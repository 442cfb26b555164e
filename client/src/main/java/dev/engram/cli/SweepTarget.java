package dev.engram.cli;

import dev.engram.api.Sweep;
import dev.engram.api.SweepState;
import dev.engram.cli.progress.Ending;
import dev.engram.cli.progress.Standing;
import dev.engram.cli.progress.SweepText;
import dev.engram.client.SweepsApi;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A sweep. */
record SweepTarget(SweepsApi sweeps, String id) implements Target {

  @Override
  public String page() {
    return "/sweeps/" + id;
  }

  @Override
  public JsonNode get() {
    return sweeps.documents().get(id);
  }

  @Override
  public JsonNode cancel(boolean force) {
    if (force) {
      throw new UsageException("--force is for a job; cancel the jobs of " + id + " one by one, or without it");
    }
    return sweeps.documents().cancel(id);
  }

  @Override
  public JsonNode pause() {
    return sweeps.documents().pause(id);
  }

  @Override
  public JsonNode resume() {
    return sweeps.documents().resume(id);
  }

  @Override
  public String state(JsonNode answer) {
    return SweepText.state(sweeps.documents().toSweep(answer));
  }

  @Override
  public End await(Consumer<Standing> onProgress) {
    Sweep sweep = sweeps.await(id, Follower.WITHOUT_LIMIT, now -> onProgress.accept(Standing.of(now)));
    return new End(Ending.sentence(sweep), sweep.state() == SweepState.SUCCEEDED);
  }
}
