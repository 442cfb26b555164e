package dev.engram.cli;

import dev.engram.api.Job;
import dev.engram.api.JobState;
import dev.engram.cli.progress.Ending;
import dev.engram.cli.progress.JobText;
import dev.engram.cli.progress.Standing;
import dev.engram.client.JobsApi;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A job. */
record JobTarget(JobsApi jobs, String id) implements Target {

  @Override
  public String page() {
    return "/jobs/" + id;
  }

  @Override
  public JsonNode get() {
    return jobs.documents().get(id);
  }

  @Override
  public JsonNode cancel(boolean force) {
    return jobs.documents().cancel(id, force);
  }

  @Override
  public JsonNode pause() {
    return jobs.documents().pause(id);
  }

  @Override
  public JsonNode resume() {
    return jobs.documents().resume(id);
  }

  @Override
  public String state(JsonNode answer) {
    return JobText.state(jobs.documents().toJob(answer));
  }

  @Override
  public End await(Consumer<Standing> onProgress) {
    Job job = jobs.await(id, Follower.WITHOUT_LIMIT, now -> onProgress.accept(Standing.of(now)));
    return new End(Ending.sentence(job), job.state() == JobState.SUCCEEDED);
  }
}
