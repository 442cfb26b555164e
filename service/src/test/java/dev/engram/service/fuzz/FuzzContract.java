package dev.engram.service.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.engram.service.http.Caller;
import dev.engram.service.http.DataFolder;
import dev.engram.service.http.Specs;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Nothing that anybody sends breaks the service, is answered with anything but a good answer or a problem document, or
 * leaves something behind when it is refused.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class FuzzContract {

  private static final int REQUESTS = Integer.getInteger("engram.fuzz.requests", 500);
  private static final long SEED = Long.getLong("engram.fuzz.seed", 42);
  /** The number of the one request that is to be sent; negative: all. */
  private static final int ONLY = Integer.getInteger("engram.fuzz.only", -1);
  private static final int ENOUGH = 20;

  @LocalServerPort
  private int port;

  @Autowired
  private JdbcClient jdbc;

  @Autowired
  private Scheduler scheduler;

  @Autowired
  private List<ScheduledTaskHolder> scheduled;

  @DynamicPropertySource
  static void freshDataFolder(DynamicPropertyRegistry registry) throws IOException {
    DataFolder.fresh(registry);
  }

  @Test
  void noRequestBreaksTheService() throws IOException {
    Caller caller = new Caller(port);
    List<Operation> operations = Operation.all(caller.get("/v3/api-docs").json());
    Vocabulary vocabulary = new Vocabulary();
    Scene scene = new Scene(caller, vocabulary);
    scene.train(operations);
    holdStill();
    scene.addWhatWaits();
    try (Complaints complaints = Complaints.listen()) {
      Session session = new Session(operations, vocabulary, new Wire(port), new StoredRows(jdbc), complaints, SEED);
      for (int number = 0; number < REQUESTS && session.faults().size() < ENOUGH; number++) {
        if (ONLY < 0 || ONLY == number) {
          session.send(number);
        }
      }
      System.out.printf("Requests of seed %d by the statuses of their answers: %s%n", SEED, session.statuses());
      assertThat(session.faults())
          .as("again with -Dengram.fuzz.seed=%d, one of them with -Dengram.fuzz.only=N as well", SEED)
          .isEmpty();
      assertThat(caller.get("/readyz").status()).isEqualTo(200);
      caller.submit(Specs.endless());
      assertThat(complaints.take()).isEmpty();
    }
  }

  /** From now on jobs only wait, and nothing that is stored changes by itself. */
  private void holdStill() {
    scheduler.pause();
    scheduled.stream()
        .flatMap(holder -> holder.getScheduledTasks().stream())
        .filter(task -> task.toString().contains("SweepCoordinator"))
        .forEach(ScheduledTask::cancel);
  }
}
