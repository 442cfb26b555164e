package dev.engram.service.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a service knew when it ended is what the next one on the same folder begins with. */
class RestartIT {

  /** Some seconds of training. */
  private static final JsonNode SPEC = Specs.with(Specs.endless(), "/maxSteps", "16000");

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
      assertThat(Rows.places(caller.table(id))).containsAll(Rows.places(before));
      assertThat(Rows.withoutSpeed(caller.table(id))).containsAll(Rows.withoutSpeed(before));

      JsonNode job = caller.awaitEnd(id);

      assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "QUEUED", "RUNNING", "SUCCEEDED");
      assertThat(job.at("/stateHistory/2/message").stringValue()).isEqualTo("its worker was stopped");
      assertThat(job.path("attempt").intValue()).isEqualTo(2);
      assertThat(Rows.withoutSpeed(caller.table(id))).containsAll(Rows.withoutSpeed(before));
      assertThat(Rows.places(caller.table(id))).doesNotHaveDuplicates();
      assertThat(caller.table(id, "loss")).hasSize(1600);
    }
  }

  @Test
  void aJobWhoseServiceIsKilledIsTrainedAnewToTheSameEnd() throws Exception {
    String quickToSeeALoss = "--db-scheduler.heartbeat-interval=1500ms";
    String id;
    List<String> before;
    try (ServiceProcess service = ServiceProcess.start(folder, quickToSeeALoss)) {
      Caller caller = service.caller();
      id = caller.submit(SPEC);
      caller.awaitStep(id, 1000);
      before = caller.table(id);
      // a reader may see a write just before it is on disk; the worker begins the next one only after
      caller.awaitStep(id, Rows.lastStep(before) + 1);

      service.kill();
    }
    try (ServiceProcess service = ServiceProcess.start(folder, quickToSeeALoss)) {
      Caller caller = service.caller();
      assertThat(Rows.places(caller.table(id))).containsAll(Rows.places(before));
      assertThat(Rows.withoutSpeed(caller.table(id))).containsAll(Rows.withoutSpeed(before));

      JsonNode job = caller.awaitEnd(id);

      assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "QUEUED", "RUNNING", "SUCCEEDED");
      assertThat(job.at("/stateHistory/2/message").stringValue()).isEqualTo("its worker was lost");
      assertThat(job.path("attempt").intValue()).isEqualTo(2);
      assertThat(Rows.places(caller.table(id))).doesNotHaveDuplicates();

      String undisturbed = caller.submit(SPEC);
      JsonNode expected = caller.awaitEnd(undisturbed);
      assertThat(Rows.withoutSpeed(caller.table(id)))
          .containsExactlyElementsOf(Rows.withoutSpeed(caller.table(undisturbed)));
      assertThat(job.path("result")).isEqualTo(expected.path("result"));
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
}
