package dev.engram.service.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import dev.engram.service.http.Tables;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a service knew when it ended is what the next one on the same folder begins with. */
class RestartIT {

  /** Some seconds of training. */
  private static final JsonNode SPEC = Specs.with(
      Specs.with(Specs.endless(), "/maxSteps", "16000"), "/diagnostics",
      "{\"everyEvaluations\": 2, \"probeLength\": 9}");

  @TempDir
  private Path folder;

  @Test
  void aJobThatIsHandedBackAtTheEndGoesOnAfterTheNextStart() throws Exception {
    String id;
    List<String> before;
    try (ServiceProcess service = ServiceProcess.start(folder)) {
      Caller caller = service.caller();
      id = caller.submit(SPEC);
      caller.awaitStep(id, 1000);
      before = caller.table(id);
      assertThat(before).hasSizeGreaterThan(300);

      service.terminate();

      assertThat(service.log()).doesNotContain("ERROR", "Exception");
    }
    try (ServiceProcess service = ServiceProcess.start(folder)) {
      Caller caller = service.caller();
      assertThat(Tables.places(caller.table(id))).containsAll(Tables.places(before));
      assertThat(Tables.withoutSpeed(caller.table(id))).containsAll(Tables.withoutSpeed(before));

      JsonNode job = caller.awaitEnd(id);

      assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "QUEUED", "RUNNING", "SUCCEEDED");
      assertThat(job.at("/stateHistory/2/message").stringValue()).isEqualTo("its worker was stopped");
      assertThat(job.path("attempt").intValue()).isEqualTo(2);
      assertThat(Tables.withoutSpeed(caller.table(id))).containsAll(Tables.withoutSpeed(before));
      assertThat(Tables.places(caller.table(id))).doesNotHaveDuplicates();
      assertThat(caller.table(id, "loss")).hasSize(1600);
    }
  }

  @Test
  void aJobWhoseServiceIsKilledGoesOnToTheSameEnd() throws Exception {
    String id;
    try (ServiceProcess service = ServiceProcess.start(folder)) {
      Caller caller = service.caller();
      id = caller.submit(SPEC);
      caller.awaitStep(id, 1500);

      service.kill();
    }
    try (ServiceProcess service = ServiceProcess.start(folder)) {
      Caller caller = service.caller();
      JsonNode job = caller.awaitEnd(id);

      assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "QUEUED", "RUNNING", "SUCCEEDED");
      assertThat(job.at("/stateHistory/2/message").stringValue()).isEqualTo("its worker was lost");
      assertThat(job.at("/stateHistory/3/message").stringValue()).matches("on cpu, from step [1-9][0-9]*");
      assertThat(job.path("attempt").intValue()).isEqualTo(2);

      String undisturbed = caller.submit(SPEC);
      JsonNode expected = caller.awaitEnd(undisturbed);
      assertThat(Tables.withoutSpeed(caller.table(id)))
          .containsExactlyElementsOf(Tables.withoutSpeed(caller.table(undisturbed)));
      assertThat(job.path("result")).isEqualTo(expected.path("result"));
      assertThat(caller.digest(id)).isEqualTo(caller.digest(undisturbed));
      assertThat(caller.diagnostics(id)).hasSize(9).isEqualTo(caller.diagnostics(undisturbed));
    }
  }

  @Test
  void jobsThatWaitKeepTheirPlacesBehindTheOneThatIsHandedBack() throws Exception {
    String first;
    String second;
    try (ServiceProcess service = ServiceProcess.start(folder, "--engram.slots=1")) {
      Caller caller = service.caller();
      first = caller.submit(Specs.endless());
      caller.awaitState(first, "RUNNING");
      second = caller.submit(Specs.endless());
      service.terminate();
    }
    try (ServiceProcess service = ServiceProcess.start(folder, "--engram.slots=1")) {
      Caller caller = service.caller();
      caller.awaitState(first, "RUNNING");
      assertThat(caller.state(second)).isEqualTo("QUEUED");
      assertThat(caller.job(second).path("attempt").intValue()).isZero();
    }
  }

  @Test
  void aSweepWhoseServiceIsKilledGoesOnToTheSameEnd() throws Exception {
    JsonNode spec = Specs.read("""
        {"base": {"cell": {"type": "rnn", "hiddenSize": 16}, "batchSize": 16, "maxSteps": 1200, "stopWhen": null,
           "checkpointEverySteps": 100, "evaluation": {"everySteps": 200, "sampleSize": 100, "testSampleSize": 1000}},
         "axes": {"cell": ["rnn", "lstm"], "length": [3], "learningRate": [0.0001, 0.003], "seed": [1, 2]},
         "selectLearningRate": {"seeds": [101]}}""");
    String id;
    try (ServiceProcess service = ServiceProcess.start(folder)) {
      id = service.caller().submitSweep(spec);
      service.caller().awaitSweep(id, sweep -> sweep.at("/counts/SUCCEEDED").asInt(0) > 0);
      service.kill();
    }
    try (ServiceProcess service = ServiceProcess.start(folder)) {
      Caller caller = service.caller();
      caller.awaitSweep(id, sweep -> sweep.at("/counts/SUCCEEDED").asInt(0) > 3);
      service.kill();
    }
    try (ServiceProcess service = ServiceProcess.start(folder)) {
      Caller caller = service.caller();
      caller.awaitSweep(id, sweep -> sweep.path("state").stringValue().equals("SUCCEEDED"));
      String undisturbed = caller.submitSweep(spec);
      caller.awaitSweep(undisturbed, sweep -> sweep.path("state").stringValue().equals("SUCCEEDED"));

      assertThat(caller.resultsOfSweep(id)).hasSize(2 * (2 + 2))
          .containsExactlyInAnyOrderElementsOf(caller.resultsOfSweep(undisturbed));
    }
  }
}
