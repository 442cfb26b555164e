package dev.engram.service.worker;

import dev.engram.service.job.Retention;
import dev.engram.service.job.StoreOutage;
import dev.engram.service.system.RunsJobs;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what is old from time to time, in a thread of its own: heartbeats must not wait behind it. */
@Component
@RunsJobs
class RetentionTask {

  private static final Logger log = LoggerFactory.getLogger(RetentionTask.class);
  private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(5);

  private final Retention retention;
  private @Nullable Thread running;
  private volatile boolean stopping;

  RetentionTask(Retention retention) {
    this.retention = retention;
  }

  @Scheduled(fixedDelayString = "${engram.retention.interval:1h}")
  void begin() {
    if (!retention.isOff() && (running == null || !running.isAlive())) {
      running = Thread.ofPlatform().daemon().name("retention").start(this::run);
    }
  }

  private void run() {
    StoreOutage.skipWhileAway(() -> retention.deleteOld(() -> stopping), log);
  }

  /** Not by an interrupt, which would close the file under the embedded store. */
  @PreDestroy
  void stop() throws InterruptedException {
    stopping = true;
    if (running != null) {
      running.join(LONGEST_TRANSACTION);
    }
  }
}
