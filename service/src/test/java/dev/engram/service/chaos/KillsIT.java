package dev.engram.service.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.http.Caller;
import dev.engram.service.process.ServiceProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed at random moments, and what becomes of the jobs, with {@code -Pchaos} as many as
 * docs/reliability.md speaks of.
 */
@Tag("long") // each kill costs the start of a process
class KillsIT {

  private static final int FLEET_KILLS = Integer.getInteger("engram.chaos.fleetKills", 4);
  private static final int EMBEDDED_KILLS = Integer.getInteger("engram.chaos.embeddedKills", 2);
  private static final int JOBS_A_KILL = 1;
  private static final int STEPS = 6000;
  private static final long SEED = Long.getLong("engram.chaos.seed", System.nanoTime());

  @TempDir
  private Path folder;

  private final Random random = new Random(SEED);

  private void sleepUpTo(int millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(millis));
  }

  /** One API, two workers, one PostgreSQL; a process is started again as soon as it is dead. */
  @Test
  void noJobOfAFleetIsLostOrDoubledOrChanged() throws Exception {
    try (Fleet fleet = Fleet.in(folder)) {
      List<String> roles = List.of("api", "worker", "worker");
      List<ServiceProcess> processes = new ArrayList<>();
      for (String role : roles) {
        processes.add(fleet.start(role));
      }
      Workload workload = Workload.ofEveryCellAndOptimizer(STEPS);
      workload.seeUndisturbed(processes.getFirst().caller());
      for (int kill = 0; kill < FLEET_KILLS; kill++) {
        for (int job = 0; job < JOBS_A_KILL + (kill == 0 ? 3 : 0); job++) {
          workload.submit(processes.getFirst().caller());
        }
        sleepUpTo(4000);
        // the workers in turn, so that one is always up, and now and then the one that answers
        int victim = kill % 8 == 7 ? 0 : 1 + kill % 2;
        processes.get(victim).kill();
        processes.set(victim, fleet.launch(roles.get(victim), Map.of()));
        if (victim == 0) {
          processes.getFirst().awaitReady();
        }
      }
      for (ServiceProcess process : processes) {
        process.awaitReady();
      }
      report("fleet", FLEET_KILLS, workload.verify(processes.getFirst().caller()));
    }
  }

  /** The whole service on its embedded store. */
  @Test
  void noJobOfAnEmbeddedServiceIsLostOrDoubledOrChanged() throws Exception {
    ServiceProcess service = ServiceProcess.start(folder);
    try {
      Workload workload = Workload.ofEveryCellAndOptimizer(STEPS);
      workload.seeUndisturbed(service.caller());
      for (int kill = 0; kill < EMBEDDED_KILLS; kill++) {
        Caller caller = service.caller();
        for (int job = 0; job < JOBS_A_KILL + (kill == 0 ? 3 : 0); job++) {
          workload.submit(caller);
        }
        sleepUpTo(3000);
        service.kill();
        service = ServiceProcess.start(folder);
      }
      report("embedded", EMBEDDED_KILLS, workload.verify(service.caller()));
    } finally {
      service.close();
    }
  }

  private static void report(String what, int kills, Workload.Seen seen) {
    System.out.printf(
        "chaos (%s, seed %d): %d kills, %d jobs, %d attempts, %d workers lost under a job: none lost, none"
            + " doubled, all ends identical to the bit%n",
        what, SEED, kills, seen.jobs(), seen.attempts(), seen.lost());
    assertThat(seen.jobs()).isPositive();
  }
}
