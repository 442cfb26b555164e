package dev.engram.service.http;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service with two slots and a data folder of its own, shared by all the tests that extend this. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "engram.slots=2")
abstract class ServiceTest {

  @LocalServerPort
  int port;

  Caller caller;

  @DynamicPropertySource
  static void freshDataFolder(DynamicPropertyRegistry registry) throws IOException {
    DataFolder.fresh(registry);
  }

  @BeforeEach
  void call() {
    caller = new Caller(port);
  }
}
