package dev.engram.service.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import dev.engram.service.http.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Jobs of every cell and optimizer, with what each must come to: seen once on a service that nobody disturbs, and held
 * against every job that was disturbed.
 */
final class Workload {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Set<String> OF_A_RUN = Set.of("QUEUED", "RUNNING");

  /** What a job comes to. */
  private record End(JsonNode result, String digest, List<String> table, List<JsonNode> looks) {

    static End of(Caller caller, String id) {
      return new End(caller.job(id).path("result"), caller.digest(id), Tables.withoutSpeed(caller.table(id)),
          caller.diagnostics(id));
    }
  }

  private final List<JsonNode> kinds;
  private final List<End> ends = new ArrayList<>();

  /** The jobs that the service said it had taken, by the key that each was asked for with. */
  private final Map<String, String> acknowledged = new LinkedHashMap<>();
  private final Map<String, Integer> kindOf = new HashMap<>();
  private int asked;

  private Workload(List<JsonNode> kinds) {
    this.kinds = kinds;
  }

  /** @param steps of a job; 10 000 take some seconds */
  static Workload ofEveryCellAndOptimizer(int steps) {
    List<JsonNode> kinds = new ArrayList<>();
    for (String cell : List.of("rnn", "lstm")) {
      for (String optimizer : List.of("rmsprop", "adam", "sgd")) {
        kinds.add(Specs.read("""
            {"name": "%s with %s", "cell": {"type": "%s", "hiddenSize": 16},
             "task": {"type": "palindrome", "length": 4}, "optimizer": {"type": "%s", "learningRate": 0.003},
             "batchSize": 16, "maxSteps": %d, "stopWhen": null, "checkpointEverySteps": 60, "maxRestarts": 1000,
             "diagnostics": {"everyEvaluations": 1, "probeLength": 6},
             "evaluation": {"everySteps": 250, "sampleSize": 200, "testSampleSize": 2000}}"""
            .formatted(cell, optimizer, cell, optimizer, steps)));
      }
    }
    return new Workload(kinds);
  }

  /** Trains one job of each kind while nobody disturbs them. */
  void seeUndisturbed(Caller caller) {
    List<String> ids = kinds.stream().map(caller::submit).toList();
    for (String id : ids) {
      assertThat(caller.awaitEnd(id).path("state").stringValue()).isEqualTo("SUCCEEDED");
      assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "SUCCEEDED");
      ends.add(End.of(caller, id));
    }
  }

  /** Asks for one more job, as often as it takes until the service says that it has it. */
  void submit(Caller caller) {
    int kind = asked++ % kinds.size();
    String key = "job " + asked;
    String id = await().atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> caller.submitOnce(kinds.get(kind), key), found -> !found.isEmpty());
    acknowledged.put(key, id);
    kindOf.put(id, kind);
  }

  /** What the history of the jobs shows. */
  record Seen(int jobs, int attempts, int lost) {}

  /** Waits for the end of every job and holds it against what it must be. */
  Seen verify(Caller caller) {
    int attempts = 0;
    int lost = 0;
    for (String id : acknowledged.values()) {
      JsonNode job = await().atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .ignoreExceptions()
          .until(() -> caller.job(id), found -> found.path("terminal").booleanValue());
      assertHistory(job);
      End end = End.of(caller, id);
      End expected = ends.get(kindOf.getOrDefault(id, -1));
      assertThat(Tables.places(end.table())).as(id).doesNotHaveDuplicates();
      assertThat(end.table()).as(id).containsExactlyElementsOf(expected.table());
      assertThat(end.result()).as(id).isEqualTo(expected.result());
      assertThat(end.digest()).as(id).isEqualTo(expected.digest());
      assertThat(end.looks()).as(id).isNotEmpty().isEqualTo(expected.looks());
      attempts += job.path("attempt").intValue();
      lost += (int) job.path("stateHistory")
          .valueStream()
          .filter(entry -> entry.path("message").asString("").equals("its worker was lost"))
          .count();
    }
    assertThat(acknowledged.values()).doesNotHaveDuplicates();
    assertThat(caller.countJobs()).as("no request took effect twice").isEqualTo(acknowledged.size() + kinds.size());
    return new Seen(acknowledged.size(), attempts, lost);
  }

  /** Waiting and running in turn, and one end. */
  private static void assertHistory(JsonNode job) {
    List<String> states = job.path("stateHistory")
        .valueStream()
        .map(entry -> entry.path("state").stringValue())
        .collect(Collectors.toList());
    assertThat(states).as(job.toString()).endsWith("RUNNING", "SUCCEEDED");
    for (int entry = 0; entry < states.size() - 1; entry++) {
      assertThat(states.get(entry)).as(job.toString()).isIn(OF_A_RUN).isNotEqualTo(states.get(entry + 1));
    }
    assertThat(job.path("attempt").intValue()).isEqualTo(states.stream().filter("RUNNING"::equals).count());
  }
}
