package dev.engram.service.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import dev.engram.service.process.SocketFollower.Heard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A thousand followers of one job over real sockets: nobody misses an event, and none holds up the training. */
class ManyFollowersIT {

  private static final int READ = 640;
  private static final int SIP = 20;
  private static final int LEAVE_AND_RETURN = 40;
  private static final int STALL = 300;

  private static final int CHECKPOINTS = 1000;
  private static final JsonNode SPEC = Specs.with(Specs.with(Specs.endless(), "/maxSteps", "" + CHECKPOINTS),
      "/checkpointEverySteps", "1");

  /** A thousand connections take half of it. It has no room for what the stalled have yet to read, were that kept for each. */
  private static final Map<String, String> LITTLE_MEMORY = Map.of("JAVA_TOOL_OPTIONS",
      "-Xmx288m -XX:+ExitOnOutOfMemoryError");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int BACKLOG = 16 * 1024;

  /** Bytes that may have left the service's memory, or wait there, for one who reads nothing: Linux doubles the buffers. */
  private static final int MOST_ON_THE_WAY = 2 * 64 * 1024 + 2 * Pace.slow().receiveBuffer() + BACKLOG;

  @TempDir
  private Path folder;

  @Test
  void areToldEachKeptEventOnceThoughSomeReadNothingBeforeTheJobHasEnded() throws Exception {
    try (ServiceProcess service = ServiceProcess.launch(folder, LITTLE_MEMORY, "--engram.events.backlog=" + BACKLOG);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      service.awaitReady();
      Caller caller = service.caller();
      String id = caller.submit(SPEC);
      String path = "/v1/jobs/" + id + "/events";
      List<Pace> stalled = Stream.generate(Pace::slow).limit(STALL).toList();
      List<Pace> sipping = Stream.generate(Pace::slow).limit(SIP).toList();

      List<Future<Heard>> followers = Stream.of(
          Stream.of(stalled, sipping)
              .flatMap(List::stream)
              .map(pace -> SocketFollower.whoStays(caller.port(), path, pace)),
          Stream.generate(() -> SocketFollower.whoStays(caller.port(), path, Pace.quick())).limit(READ),
          Stream.generate(() -> SocketFollower.whoLeavesAfter(CHECKPOINTS / 5, caller.port(), path))
              .limit(LEAVE_AND_RETURN))
          .flatMap(each -> each)
          .map(threads::submit)
          .toList();
      clock.scheduleAtFixedRate(() -> sipping.forEach(Pace::letSip), 5, 5, TimeUnit.MILLISECONDS);

      await().atMost(PATIENCE).until(() -> caller.job(id).path("terminal").booleanValue());
      assertThat(caller.state(id)).isEqualTo("SUCCEEDED");
      clock.shutdownNow();
      Stream.of(sipping, stalled).flatMap(List::stream).forEach(Pace::letRead);

      List<JsonNode> kept = caller.pages(path);
      assertThat(kept).hasSizeGreaterThan(CHECKPOINTS);
      assertThat(kept.stream().mapToInt(event -> event.toString().length()).sum())
          .as("who reads nothing is held back")
          .isGreaterThan(MOST_ON_THE_WAY);
      assertThat(results(followers)).hasSize(1000).allSatisfy(heard -> {
        assertThat(heard.kept()).isEqualTo(kept.size());
        assertThat(heard.checksum()).isEqualTo(checksum(kept));
      });
    }
  }

  private static List<Heard> results(List<Future<Heard>> futures) throws Exception {
    List<Heard> results = new ArrayList<>();
    for (Future<Heard> future : futures) {
      results.add(future.get());
    }
    return results;
  }

  private static long checksum(List<JsonNode> events) {
    CRC32 checksum = new CRC32();
    events.forEach(event -> checksum.update(event.toString().getBytes(UTF_8)));
    return checksum.getValue();
  }
}
