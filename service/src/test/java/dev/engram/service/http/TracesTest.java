package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.tracing.OtlpReceiver;
import dev.engram.service.tracing.OtlpReceiver.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service whose traces somebody receives. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"engram.slots=1", "management.tracing.sampling.probability=1",
        "management.opentelemetry.tracing.export.schedule-delay=100ms"})
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class TracesTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private static final OtlpReceiver RECEIVER = started();

  @LocalServerPort
  private int port;

  private Caller caller;

  private static OtlpReceiver started() {
    try {
      return OtlpReceiver.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "data-");
    registry.add("engram.data", () -> folder);
    registry.add("management.opentelemetry.tracing.export.otlp.endpoint", RECEIVER::endpoint);
  }

  @BeforeEach
  void call() {
    caller = new Caller(port);
  }

  @AfterAll
  static void stop() {
    RECEIVER.close();
  }

  private static List<Received> spans(Predicate<Received> wanted) {
    return RECEIVER.spans().stream().filter(wanted).toList();
  }

  private static Received await(Predicate<Received> wanted) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> spans(wanted).stream().findFirst().orElse(null), Objects::nonNull);
  }

  private static boolean isAttemptOf(Received span, String job) {
    return span.name().equals("attempt") && job.equals(span.attributes().get("engram.job.id"));
  }

  private static List<String> within(Received parent) {
    return spans(span -> span.parent().equals(parent.id())).stream().map(Received::name).toList();
  }

  @Test
  void anAttemptIsASpanInWhichItsEvaluationsAndCheckpointsAre(CapturedOutput output) {
    String job = caller.submit(Specs.with(Specs.tiny("lstm"), "/checkpointEverySteps", "20"));
    caller.awaitEnd(job);

    Received attempt = await(span -> isAttemptOf(span, job));
    Received execution = await(span -> span.id().equals(attempt.parent()));
    assertThat(execution.name()).isEqualTo("execution");
    assertThat(execution.parent()).isEmpty();
    Awaitility.await().untilAsserted(() -> {
      assertThat(within(execution)).containsExactlyInAnyOrder("claim", "attempt");
      assertThat(within(attempt)).containsOnly("evaluation", "checkpoint", "test").containsOnlyOnce("test");
      assertThat(spans(span -> span.name().equals("evaluation") && span.parent().equals(attempt.id())))
          .extracting(span -> span.attributes().get("engram.step"))
          .containsExactlyInAnyOrder("10", "20", "30", "40");
    });
    assertThat(spans(span -> span.trace().equals(execution.trace())))
        .allSatisfy(span -> assertThat(span.nanos()).as(span.name()).isBetween(0L, execution.nanos() + 1_000_000));
    assertThat(attempt.attributes()).containsEntry("engram.job.attempt", "1")
        .containsEntry("engram.device", "cpu")
        .containsEntry("engram.ended", "completed");
    assertThat(attempt.resource()).containsEntry("service.name", "engram");
    assertThat(output.toString().lines().filter(line -> line.contains("Training '") && line.contains(job)))
        .singleElement()
        .asString()
        .contains("traceId=" + execution.trace());
  }

  @Test
  void aRequestIsASpanOfItsCallersTrace() {
    Answer answer = caller.send("POST", "/v1/jobs", BodyPublishers.ofString(Specs.tiny("rnn").toString()),
        "Content-Type", "application/json", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
    assertThat(answer.status()).isEqualTo(202);

    Received request = await(span -> span.trace().equals(TRACE));
    assertThat(request.name()).isEqualTo("http post /v1/jobs");
    assertThat(request.parent()).isEqualTo("00f067aa0ba902b7");
    assertThat(request.attributes()).containsEntry("status", "202")
        .containsEntry("engram.request.id", answer.header("X-Request-Id"))
        .containsEntry("http.response.header.location", answer.header("Location"));
    caller.awaitEnd(answer.json().path("id").stringValue());
  }

  @Test
  void probesAndMetersAreNotTraced() {
    for (String path : List.of("/livez", "/readyz", "/actuator/prometheus", "/assets/engram.css", "/v1/system")) {
      assertThat(caller.get(path).status()).as(path).isEqualTo(200);
    }
    await(span -> span.name().equals("http get /v1/system"));
    assertThat(RECEIVER.spans()).extracting(Received::name)
        .noneMatch(name -> name.matches(".*(?:actuator|livez|readyz|assets|task).*"));
  }

  @Test
  void nothingButTracesIsSent() {
    caller.get("/v1/jobs");
    await(span -> span.name().equals("http get /v1/jobs"));
    assertThat(RECEIVER.paths()).containsExactly("/v1/traces");
  }
}
