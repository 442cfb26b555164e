package dev.engram.service.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A service that trains one job at a time, so that others wait; what a test leaves behind is ended. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"engram.slots=1", "db-scheduler.heartbeat-interval=2s"})
abstract class OneSlotTest {

  @LocalServerPort
  private int port;

  Caller caller;
  private final List<String> submitted = new ArrayList<>();

  @DynamicPropertySource
  static void freshDataFolder(DynamicPropertyRegistry registry) throws IOException {
    DataFolder.fresh(registry);
  }

  @BeforeEach
  void call() {
    caller = new Caller(port);
  }

  @AfterEach
  void endWhatIsLeft() {
    submitted.forEach(caller::end);
  }

  String submit(JsonNode spec) {
    String id = caller.submit(spec);
    submitted.add(id);
    return id;
  }

  /** A job that trains until it is told to stop. */
  String occupyTheSlot() {
    String id = submit(Specs.endless());
    caller.awaitState(id, "RUNNING");
    return id;
  }
}
