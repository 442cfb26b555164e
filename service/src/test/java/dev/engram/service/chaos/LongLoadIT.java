package dev.engram.service.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.process.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service under load for long, with {@code -Pchaos} as long as docs/reliability.md speaks of. Now and then the load stops
 * and all jobs end: what the process then holds is what it held before.
 */
@Tag("long")
@EnabledOnOs(OS.LINUX) // where a process tells its open files
class LongLoadIT {

  private static final Logger log = LoggerFactory.getLogger(LongLoadIT.class);

  private static final Duration LASTS = Duration.ofSeconds(Integer.getInteger("engram.load.seconds", 60));
  private static final int LOOKS = 6;
  private static final long SEED = Long.getLong("engram.chaos.seed", 8);

  /** Of the heap: H2 keeps the pages of its file that were used last. */
  private static final double CACHE_MEGABYTES = 40;
  /** Files of the store, and connections that are not closed yet. */
  private static final int FILES_MAY_GROW = 4;

  @TempDir
  private Path folder;

  @Test
  void whatIsHeldDoesNotGrowWithWhatIsDone() throws Exception {
    try (ServiceProcess service = ServiceProcess.serve(folder)) {
      Traffic traffic = new Traffic(service.caller().unchecked(), SEED);
      List<Footprint> looks = new ArrayList<>();
      List<String> rows = new ArrayList<>();
      long start = System.nanoTime();
      for (int look = 0; look <= LOOKS; look++) {
        load(traffic, LASTS.dividedBy(LOOKS));
        Footprint now = Footprint.of(service);
        looks.add(now);
        rows.add(now.row((System.nanoTime() - start) / 60e9));
        log.info("{} {}", rows.getLast(), traffic.done());
      }
      Files.write(Path.of("target", "long-load.md"), rows);

      Footprint warm = looks.get(1); // before, the machine's code is still being compiled and caches fill
      Footprint last = looks.getLast();
      assertThat(traffic.done().getOrDefault("submitted", 0)).isPositive();
      assertThat(last.arrays()).as(rows.toString()).isEqualTo(warm.arrays());
      assertThat(last.files()).as(rows.toString()).isLessThanOrEqualTo(warm.files() + FILES_MAY_GROW);
      assertThat(last.heapMegabytes()).as(rows.toString()).isLessThan(warm.heapMegabytes() + CACHE_MEGABYTES);
    }
  }

  private static void load(Traffic traffic, Duration time) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Thread clock = Thread.ofVirtual().start(() -> {
      try {
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
      } catch (InterruptedException early) {
        Thread.currentThread().interrupt();
      }
      over.set(true);
    });
    traffic.until(over);
    clock.join();
  }
}
