package dev.engram.service.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engram.service.Needs;
import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import dev.engram.service.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The store's clock is everybody's: one that is an hour behind would look dead, one ahead would take others for dead. */
@Tag("long") // a process whose clock is faked starts ten times as slowly
class WrongClockIT {

  /** Such a process is slow in all it does, and may be late with a heartbeat. */
  private static final Duration HEARTBEATS = Duration.ofSeconds(15);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir
  private Path folder;

  /** Of which a process that asks a slow clock at every step takes some seconds. */
  private static ObjectNode spec() {
    return Specs.with(Specs.brief(5), "/maxSteps", "400");
  }

  @Test
  void aWorkerWhoseClockIsWrongIsAWorkerLikeAnother() throws Exception {
    Optional<Path> library = fakeTime();
    Needs.that(library.isPresent(), "there is no libfaketime: workers with wrong clocks were not tried");
    try (Fleet fleet = Fleet.in(folder, HEARTBEATS)) {
      Caller caller = fleet.startApi();
      for (String offset : List.of("-1h", "+1h")) {
        ServiceProcess worker = fleet.launch("worker",
            Map.of("LD_PRELOAD", library.orElseThrow().toString(), "FAKETIME",
                offset, "DONT_FAKE_MONOTONIC", "1"),
            "--engram.slots=1");
        worker.awaitReady();
        assertThat(worker.log()).contains("This machine's clock is off by PT" + (offset.equals("-1h") ? "-" : ""));
      }
      await().atMost(PATIENCE).until(() -> caller.get("/v1/system").json().path("workers").size() == 2);
      List<String> ids = List.of(caller.submit(spec()), caller.submit(spec())); // one each
      for (String id : ids) {
        JsonNode job = caller.awaitEnd(id);
        assertThat(caller.history(id)).containsExactly("QUEUED", "RUNNING", "SUCCEEDED");
        assertThat(job.path("runningSeconds").doubleValue()).isBetween(0.1, 600.0);
        assertThat(caller.digest(id)).isEqualTo(caller.digest(ids.getFirst()));
      }
    }
  }

  private static Optional<Path> fakeTime() throws IOException {
    Path libraries = Path.of("/usr/lib");
    if (!Files.isDirectory(libraries)) {
      return Optional.empty();
    }
    try (var found = Files.find(libraries, 3, (path, file) -> path.endsWith("faketime/libfaketime.so.1"))) {
      return found.findFirst();
    }
  }
}
