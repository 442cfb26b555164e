package dev.engram.service.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.engram.api.JobSpec;
import dev.engram.api.JobState;
import dev.engram.service.Application;
import dev.engram.service.job.Jobs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** How many jobs a second a service on its embedded store gets done that have next to nothing to train. */
@Tag("long")
class DrainIT {

  private static final int JOBS = Integer.getInteger("engram.bench.jobs", 20);
  private static final int ROUNDS = Integer.getInteger("engram.bench.drains", 1);

  @TempDir
  private Path folder;

  @Test
  void ofOneStepJobs() {
    try (ConfigurableApplicationContext service = new SpringApplicationBuilder(Application.class, LocalCaller.class)
        .run("--server.port=0", "--engram.data=" + folder)) {
      JobSpec spec = OneStep.spec(service.getBean(JsonMapper.class));
      for (int round = 0; round < ROUNDS; round++) {
        System.out.printf(Locale.ROOT, "H2, %,d one-step jobs: %.0f a second%n", JOBS, JOBS / seconds(service, spec));
      }
    }
  }

  private static double seconds(ConfigurableApplicationContext service, JobSpec spec) {
    Jobs jobs = service.getBean(Jobs.class);
    Scheduler scheduler = service.getBean(Scheduler.class);
    scheduler.pause();
    List<String> ids = Stream.generate(() -> jobs.submit(spec).id()).limit(JOBS).toList();
    long start = System.nanoTime();
    scheduler.resume();
    scheduler.triggerCheckForDueExecutions();
    JdbcClient jdbc = service.getBean(JdbcClient.class);
    await().pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofMinutes(5))
        .until(() -> jdbc.sql("select count(*) from job where state in ('QUEUED', 'RUNNING')")
            .query(Integer.class)
            .single(), left -> left == 0);
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(ids).allSatisfy(id -> assertThat(jobs.get(id).job().state()).isEqualTo(JobState.SUCCEEDED));
    return seconds;
  }
}
