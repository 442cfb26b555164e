package dev.engram.service.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.http.Answer;
import dev.engram.service.http.Caller;
import dev.engram.service.http.Specs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Logs in JSON, one document a line, for whatever gathers them. */
class StructuredLogsIT {

  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir
  private Path folder;

  private static List<JsonNode> lines(ServiceProcess service) throws Exception {
    return service.log().lines().map(MAPPER::readTree).toList();
  }

  @ParameterizedTest
  @CsvSource({"ecs, /log/level, /@timestamp", "logstash, /level, /@timestamp"})
  void eachLineTellsTheJobAndTheRequest(String format, String level, String time) throws Exception {
    try (ServiceProcess service = ServiceProcess.start(folder, "--logging.structured.format.console=" + format,
        "--logging.level.org.springframework.web.servlet.DispatcherServlet=debug")) {
      Caller caller = service.caller();
      String job = caller.submit(Specs.brief(1));
      caller.awaitEnd(job);
      Answer answer = caller.get("/v1/system", "X-Request-Id", "asked-by-a-test");
      assertThat(answer.header("X-Request-Id")).isEqualTo("asked-by-a-test");
      service.terminate();

      List<JsonNode> lines = lines(service);
      assertThat(lines).allSatisfy(line -> {
        assertThat(line.path("message").stringValue()).isNotBlank();
        assertThat(line.at(level).stringValue()).isIn("DEBUG", "INFO", "WARN", "ERROR");
        assertThat(line.at(time).stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*");
      });
      assertThat(lines.stream()
          .filter(line -> job.equals(line.path("jobId").asString("")))
          .map(line -> line.path("message").stringValue()))
          .anyMatch(message -> message.startsWith("Training '"))
          .anyMatch(message -> message.startsWith("Ended: "));
      assertThat(lines).anySatisfy(line -> {
        assertThat(line.path("requestId").asString("")).isEqualTo("asked-by-a-test");
        assertThat(line.path("message").stringValue()).contains("/v1/system");
      });
    }
  }

  @Test
  void aStackTraceIsPartOfItsLine() throws Exception {
    ServiceProcess service = ServiceProcess.startInVain(folder, "--engram.role=worker",
        "--logging.structured.format.console=ecs", "--logging.level.org.springframework.boot.diagnostics=debug");

    assertThat(lines(service)).anySatisfy(line -> {
      assertThat(line.at("/error/type").asString("")).endsWith(".RefusedStart");
      assertThat(line.at("/error/stack_trace").asString("")).contains("engram.role is worker").contains("\n\tat ");
    });
  }

  @Test
  void anEmptyVariableIsNone() throws Exception {
    Map<String, String> environment = Map.of("LOGGING_STRUCTURED_FORMAT_CONSOLE", "",
        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT", "");
    try (ServiceProcess service = ServiceProcess.launch(folder, environment)) {
      service.awaitReady();
      assertThat(service.log()).contains(" INFO  ").doesNotContain("{", "traceId");
    }
  }

  @Test
  void aVariableDoesAsWell() throws Exception {
    try (ServiceProcess service = ServiceProcess.launch(folder, Map.of("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"))) {
      service.awaitReady();
      assertThat(lines(service)).isNotEmpty()
          .allSatisfy(line -> assertThat(line.at("/service/name").asString("")).isEqualTo("engram"));
    }
  }
}
