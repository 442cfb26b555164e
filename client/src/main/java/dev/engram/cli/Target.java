package dev.engram.cli;

import dev.engram.cli.progress.Standing;
import dev.engram.client.EngramClient;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What an id on the command line means: a job or a sweep, which are asked the same things. */
sealed interface Target permits JobTarget, SweepTarget {

  static Target of(EngramClient client, String id) {
    return id.startsWith("swp_") ? new SweepTarget(client.sweeps(), id) : new JobTarget(client.jobs(), id);
  }

  String id();

  /** The path of its page. */
  String page();

  JsonNode get();

  /** @param force do not wait for last checkpoints */
  JsonNode cancel(boolean force);

  JsonNode pause();

  JsonNode resume();

  /** The state in one of the answers above, in words. */
  String state(JsonNode answer);

  /** Waits for its end. */
  End await(Consumer<Standing> onProgress);

  /**
   * How it ended.
   *
   * @param succeeded all of it
   */
  record End(String sentence, boolean succeeded) {}
}
