package dev.engram.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.api.Curve;
import dev.engram.api.ExtendRequest;
import dev.engram.api.JobSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.RnnSpec;
import dev.engram.api.Sweep;
import dev.engram.api.SweepAxes;
import dev.engram.api.SweepSpec;
import dev.engram.api.SweepValidation;
import dev.engram.client.FakeService.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SweepsApiTest {

  private static final SweepAxes SEEDS = SweepAxes.builder().length(5).seed(1, 2).build();

  private final FakeService service = FakeService.start();
  private final FakeTime time = new FakeTime();
  private final EngramClient client = EngramClient.builder().baseUrl(service.url()).sleeper(time).clock(time).build();
  private final SweepsApi sweeps = client.sweeps();

  @AfterEach
  void close() {
    client.close();
    service.close();
  }

  @Test
  void createsASweepWithNothingButWhatTheSpecSays() {
    Sweep queued = SweepExample.queued("swp_1");
    service.on("POST /v1/sweeps", Reply.json(queued));

    assertThat(sweeps.create(flat())).isEqualTo(queued);

    assertThat(service.lastRequest().body()).isEqualTo("{\"base\":{\"cell\":{\"type\":\"rnn\"},"
        + "\"task\":{\"type\":\"palindrome\"}},\"axes\":{\"length\":[5],\"seed\":[1,2]}}");
  }

  @Test
  void validatesWithoutCreating() {
    SweepValidation validation = new SweepValidation(flat(), 2, 61.0);
    service.on("POST /v1/sweeps?validateOnly=true", Reply.json(validation));

    assertThat(sweeps.validate(flat())).isEqualTo(validation);
  }

  @Test
  void asksASweepForAllThatItCanBeAsked() {
    for (String action : List.of("cancel", "pause", "resume", "retry", "extend")) {
      service.on("POST /v1/sweeps/swp_1/" + action, Reply.json(SweepExample.queued("swp_1")));
    }
    service.on("DELETE /v1/sweeps/swp_1", new Reply(204, Map.of(), ""));

    sweeps.cancel("swp_1");
    sweeps.pause("swp_1");
    sweeps.resume("swp_1");
    sweeps.retry("swp_1");
    sweeps.extend("swp_1", new ExtendRequest("curve", SEEDS));
    assertThat(service.lastRequest().body())
        .isEqualTo("{\"part\":\"curve\",\"axes\":{\"length\":[5],\"seed\":[1,2]}}");
    sweeps.delete("swp_1");

    assertThat(service.requests()).extracting(Object::toString)
        .containsExactly("POST /v1/sweeps/swp_1/cancel", "POST /v1/sweeps/swp_1/pause", "POST /v1/sweeps/swp_1/resume",
            "POST /v1/sweeps/swp_1/retry", "POST /v1/sweeps/swp_1/extend", "DELETE /v1/sweeps/swp_1");
  }

  @Test
  void aSubmissionIsRepeatedAsTheSameOne() {
    service.on("POST /v1/sweeps", new Reply(503, Map.of("Retry-After", "1"), ""),
        Reply.json(SweepExample.succeeded("swp_1")));

    assertThat(sweeps.create(flat()).id()).isEqualTo("swp_1");

    assertThat(service.requests()).hasSize(2);
    assertThat(service.requests()).extracting(request -> request.headers().get("idempotency-key"))
        .doesNotContainNull()
        .containsOnly(service.lastRequest().headers().get("idempotency-key"));
  }

  @Test
  void listsTheNewestFirst() {
    Sweep sweep = SweepExample.succeeded("swp_1");
    service.on("GET /v1/sweeps", Reply.json(Map.of("items", List.of(sweep))));

    assertThat(sweeps.list().toList()).containsExactly(sweep);
  }

  @Test
  void readsTheCurveOfAllPartsOrOfOne() {
    Curve curve = SweepExample.curve();
    service.on("GET /v1/sweeps/swp_1/curve", Reply.json(curve));
    service.on("GET /v1/sweeps/swp_1/curve?part=gradient%20flow",
        Reply.json(new Curve(List.of(), List.of(), List.of())));

    assertThat(sweeps.curve("swp_1")).isEqualTo(curve);
    assertThat(sweeps.curve("swp_1", "gradient flow").points()).isEmpty();
  }

  @Test
  void readsFilesByteForByteInWhateverFormat() {
    Map<String, String> files = Map.of("curve.csv", "part,cell", "curve.svg?part=curve", "<svg/>",
        "curve.png", "\u0089PNG", "report.html", "<html/>", "report.pdf", "%PDF", "figures/flow.svg", "<svg/>",
        "figures/flow.png", "\u0089PNG");
    files.forEach((file, content) -> service.on("GET /v1/sweeps/swp_1/" + file, file(content)));

    assertThat(sweeps.files().curveCsv("swp_1", null)).isEqualTo(bytes("part,cell"));
    assertThat(sweeps.files().curveSvg("swp_1", "curve")).isEqualTo(bytes("<svg/>"));
    assertThat(sweeps.files().curvePng("swp_1", null)).isEqualTo(bytes("\u0089PNG"));
    assertThat(sweeps.files().reportHtml("swp_1")).isEqualTo(bytes("<html/>"));
    assertThat(sweeps.files().reportPdf("swp_1")).isEqualTo(bytes("%PDF"));
    assertThat(sweeps.files().figureSvg("swp_1", "flow")).isEqualTo(bytes("<svg/>"));
    assertThat(sweeps.files().figurePng("swp_1", "flow")).isEqualTo(bytes("\u0089PNG"));

    assertThat(service.requests()).allMatch(request -> "*/*".equals(request.headers().get("accept")));
  }

  @Test
  void aFileIsAskedForAgainWhileTheServiceIsAway() {
    service.on("GET /v1/sweeps/swp_1/report.pdf", new Reply(503, Map.of(), ""), file("%PDF"));

    assertThat(sweeps.files().reportPdf("swp_1")).isEqualTo(bytes("%PDF"));
  }

  @Test
  void aFileThatThereIsNotIsTheServicesRefusal() {
    assertThatThrownBy(() -> sweeps.files().reportPdf("swp_2")).isInstanceOf(NotFoundException.class)
        .hasMessage("there is no /v1/sweeps/swp_2/report.pdf");
  }

  @Test
  void awaitsTheEndAndReportsEveryPoll() {
    Sweep running = SweepExample.running("swp_1", 0.5);
    Sweep succeeded = SweepExample.succeeded("swp_1");
    service.on("GET /v1/sweeps/swp_1", Reply.json(running), Reply.json(succeeded));
    List<Sweep> heard = new ArrayList<>();

    assertThat(sweeps.await("swp_1", Duration.ofMinutes(1), heard::add)).isEqualTo(succeeded);

    assertThat(heard).containsExactly(running, succeeded);
    assertThat(time.sleeps()).hasSize(1);
  }

  @Test
  void givesUpAwaitingAfterTheTimeout() {
    service.on("GET /v1/sweeps/swp_1", Reply.json(SweepExample.running("swp_1", 0.514)));

    assertThatThrownBy(() -> sweeps.await("swp_1", Duration.ofSeconds(3), now -> {}))
        .isInstanceOf(AwaitTimeoutException.class)
        .hasMessage("sweep swp_1 was still RUNNING at 51 % of its steps after PT3S");
  }

  private static SweepSpec flat() {
    JobSpec base = JobSpec.of(RnnSpec.withDefaults(), PalindromeSpec.withoutLength());
    return SweepSpec.builder().base(base).axes(SEEDS).build();
  }

  private static Reply file(String content) {
    return new Reply(200, Map.of("Content-Type", "application/octet-stream"), content);
  }

  private static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }
}
