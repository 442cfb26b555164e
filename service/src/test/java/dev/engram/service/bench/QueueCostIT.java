package dev.engram.service.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Execution;
import dev.engram.service.store.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What submitting and claiming cost when many jobs wait: queues of some lengths take turns. */
@Tag("long")
class QueueCostIT {

  private static final List<Integer> ON_POSTGRES = lengths("engram.bench.queues", "10,20");
  private static final List<Integer> ON_H2 = lengths("engram.bench.embeddedQueues", "10,20");
  private static final int ROUNDS = Integer.getInteger("engram.bench.rounds", 1);
  private static final int A_TURN = 20;

  @TempDir
  private Path folder;

  private static List<Integer> lengths(String property, String otherwise) {
    return Arrays.stream(System.getProperty(property, otherwise).split(",")).map(Integer::valueOf).toList();
  }

  @Test
  void onPostgres() throws Exception {
    try (TestPostgres postgres = TestPostgres.start()) {
      List<FilledQueue> queues = new ArrayList<>();
      try {
        for (int length : ON_POSTGRES) {
          queues.add(new FilledQueue(length, "--spring.datasource.url=" + newDatabase(postgres, "queue_" + length),
              "--spring.datasource.username=" + postgres.user(),
              "--spring.datasource.password=" + postgres.password()));
        }
        measure("PostgreSQL", queues);
      } finally {
        queues.forEach(FilledQueue::close);
      }
    }
  }

  private static String newDatabase(TestPostgres postgres, String name) throws SQLException {
    try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return postgres.url().replaceFirst("/" + connection.getCatalog() + "\\b", "/" + name);
    }
  }

  @Test
  void onTheEmbeddedStore() {
    List<FilledQueue> queues = new ArrayList<>();
    try {
      for (int length : ON_H2) {
        queues.add(new FilledQueue(length, "--engram.data=" + folder.resolve("queue-" + length)));
      }
      measure("H2", queues);
    } finally {
      queues.forEach(FilledQueue::close);
    }
  }

  private static void measure(String store, List<FilledQueue> queues) {
    double[][] submitting = new double[queues.size()][ROUNDS];
    double[][] claiming = new double[queues.size()][ROUNDS];
    for (int round = -ROUNDS / 5; round < ROUNDS; round++) { // what is before round 0 warms up
      for (int turn = 0; turn < queues.size(); turn++) {
        int queue = round % 2 == 0 ? turn : queues.size() - 1 - turn;
        double submit = millis(queues.get(queue)::submit);
        List<Execution> claimed = new ArrayList<>();
        double claim = millis(() -> claimed.add(queues.get(queue).claim()));
        assertThat(claimed).extracting(Execution::getExecutionTime).isSorted();
        claimed.forEach(queues.get(queue)::remove);
        if (round >= 0) {
          submitting[queue][round] = submit;
          claiming[queue][round] = claim;
        }
      }
    }
    for (int queue = 1; queue < queues.size(); queue++) {
      String shortest = queues.getFirst().name();
      String longer = queues.get(queue).name();
      System.out.println(new Pairs(submitting[0], submitting[queue]).row(store + ", submit", shortest, longer));
      System.out.println(new Pairs(claiming[0], claiming[queue]).row(store + ", claim", shortest, longer));
    }
  }

  /** Of one of those that a turn has. */
  private static double millis(Runnable operation) {
    long start = System.nanoTime();
    for (int i = 0; i < A_TURN; i++) {
      operation.run();
    }
    return (System.nanoTime() - start) / 1e6 / A_TURN;
  }
}
