package dev.engram.service.chaos;

import dev.engram.service.http.Answer;
import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that callers do, in random turns: they submit, look, ask, fork, pause, resume, cancel and delete. */
final class Traffic {

  /** More would make the queue grow for as long as it lasts. */
  private static final int MOST_ALIVE = 12;
  private static final int MOST_KEPT = 60;
  private static final int PAUSE_MILLIS = 40;

  private final Caller caller;
  private final Random random;
  private final Queue<String> kept = new ArrayDeque<>();
  private final List<String> alive = new ArrayList<>();
  private final Map<String, Integer> done = new TreeMap<>();

  Traffic(Caller caller, long seed) {
    this.caller = caller;
    this.random = new Random(seed);
  }

  /** Goes on until it is told to stop, and then until all jobs have ended. */
  void until(AtomicBoolean over) throws InterruptedException {
    while (!over.get()) {
      turn();
      TimeUnit.MILLISECONDS.sleep(random.nextInt(PAUSE_MILLIS));
    }
    for (String id : List.copyOf(alive)) {
      caller.post("/v1/jobs/%s/resume".formatted(id));
      caller.awaitEnd(id);
    }
    sortOut();
  }

  /** What was done, and how often. */
  Map<String, Integer> done() {
    return done;
  }

  private void turn() {
    switch (random.nextInt(12)) {
      case 0, 1 -> submit();
      case 2 -> act("cancel");
      case 3 -> act("pause");
      case 4, 5 -> act("resume");
      case 6 -> ask();
      case 7 -> fork();
      case 8 -> see("/v1/jobs?pageSize=50");
      case 9 -> see("/");
      default -> lookAtOne();
    }
    sortOut();
  }

  private void submit() {
    if (alive.size() >= MOST_ALIVE) {
      return;
    }
    ObjectNode spec = Specs.smallest(random.nextBoolean() ? "lstm" : "rnn", 4 + random.nextInt(12));
    Specs.with(spec, "/cell/hiddenSize", String.valueOf(16 << random.nextInt(3)));
    Specs.with(spec, "/batchSize", String.valueOf(16 << random.nextInt(3)));
    Specs.with(spec, "/maxSteps", String.valueOf(200 + random.nextInt(1500)));
    Specs.with(spec, "/checkpointEverySteps", "200");
    Specs.with(spec, "/gradients", random.nextInt(8) == 0 ? "\"autograd\"" : "\"bptt\"");
    Specs.with(spec, "/evaluation", "{\"everySteps\": 100, \"sampleSize\": 500, \"testSampleSize\": 1000}");
    take(caller.postJson("/v1/jobs", spec), "submitted");
  }

  private void fork() {
    String parent = kept.peek();
    if (parent != null && alive.size() < MOST_ALIVE) {
      take(caller.postJson("/v1/jobs/%s/fork".formatted(parent), "{\"extraSteps\": 300}"), "forked");
    }
  }

  private void take(Answer answer, String what) {
    if (answer.status() == 202) {
      alive.add(answer.json().path("id").stringValue());
      count(what);
    }
  }

  private void act(String action) {
    if (!alive.isEmpty()) {
      caller.post("/v1/jobs/%s/%s".formatted(alive.get(random.nextInt(alive.size())), action));
      count(action);
    }
  }

  private void ask() {
    String id = kept.peek();
    if (id != null) {
      caller.postJson("/v1/jobs/%s/predictions".formatted(id), "{\"sequences\": [\"682\", \"13579\"]}");
      caller.get("/v1/jobs/%s/weights".formatted(id));
      count("asked");
    }
  }

  private void lookAtOne() {
    if (!alive.isEmpty()) {
      String id = alive.get(random.nextInt(alive.size()));
      see("/v1/jobs/" + id);
      see("/v1/jobs/%s/metrics".formatted(id));
      see("/jobs/" + id);
    }
  }

  private void see(String path) {
    caller.get(path);
    count("looked");
  }

  /** Which jobs have ended; of these, the older ones are deleted. */
  private void sortOut() {
    alive.removeIf(id -> {
      JsonNode job = caller.job(id);
      boolean ended = job.path("terminal").booleanValue();
      if (ended && job.path("state").stringValue().equals("SUCCEEDED")) {
        kept.add(id);
      }
      return ended;
    });
    while (kept.size() > MOST_KEPT) {
      caller.delete("/v1/jobs/" + kept.remove());
      count("deleted");
    }
  }

  private void count(String what) {
    done.merge(what, 1, Integer::sum);
  }
}
