package dev.engram.service.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engram.service.http.Answer;
import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import dev.engram.service.http.Tables;
import dev.engram.service.process.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The disk of the embedded store runs full under a job, and has room again later. */
@Tag("long") // it waits for a disk to fill, and for what gave up to come back
class FullDiskIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Some seconds of training. */
  private static final JsonNode SPEC = Specs.with(Specs.brief(5), "/maxSteps", "30000");

  @TempDir
  private Path folder;

  @Test
  void theServiceSaysSoAndTheJobGoesOnWhenThereIsRoom() throws Exception {
    try (TightDisk disk = TightDisk.at(folder.resolve("data"));
        ServiceProcess service = ServiceProcess.start(folder)) {
      Caller caller = service.caller();
      String id = caller.submit(SPEC);
      caller.awaitStep(id, 2000);

      disk.fill(service);

      Answer refused = await().atMost(PATIENCE)
          .until(() -> caller.trySubmit(Specs.brief(1)), answer -> answer.status() != 202);
      assertThat(refused.status()).as(refused.body()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isEqualTo("5");
      assertThat(refused.json().path("detail").stringValue()).contains("no room");
      assertThat(caller.get("/livez").status()).isEqualTo(200);

      await().atMost(PATIENCE).until(() -> service.log().contains("it is waited for")); // the worker has come to write
      disk.free(service);
      await().atMost(PATIENCE).until(() -> caller.get("/v1/jobs/" + id).status() == 200);
      JsonNode job = caller.awaitEnd(id);

      assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "SUCCEEDED");
      String undisturbed = caller.submit(SPEC);
      assertThat(job.path("result")).isEqualTo(caller.awaitEnd(undisturbed).path("result"));
      assertThat(caller.digest(id)).isEqualTo(caller.digest(undisturbed));
      assertThat(Tables.withoutSpeed(caller.table(id)))
          .containsExactlyElementsOf(Tables.withoutSpeed(caller.table(undisturbed)));
      assertThat(service.log()).contains("The job store is away", "The job store is back");
    }
  }
}
