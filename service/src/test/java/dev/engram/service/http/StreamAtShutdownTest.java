package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.Application;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class StreamAtShutdownTest {

  @TempDir
  private Path folder;

  @Test
  void aServiceThatStopsClosesItsStreamsAndIsNotKeptWaiting(CapturedOutput output) {
    EventStream stream;
    try (ConfigurableApplicationContext service = new SpringApplicationBuilder(Application.class).run("--server.port=0",
        "--engram.slots=1", "--engram.data=" + folder, "--logging.level.org.springframework.boot.tomcat=info")) {
      int port = Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port"));
      String id = new Caller(port).submit(Specs.endless());
      stream = new EventStream(port, "/v1/jobs/" + id + "/events").awaitUntil(so -> !so.of("progress").isEmpty());
    }
    try (stream) {
      stream.awaitClosed();
      assertThat(stream.of("end")).isEmpty();
    }
    assertThat(output).contains("Graceful shutdown complete").doesNotContain("Graceful shutdown aborted", "\tat ");
  }
}
