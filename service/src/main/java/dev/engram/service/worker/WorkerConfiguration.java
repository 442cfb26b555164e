package dev.engram.service.worker;

import com.github.kagkarlsson.scheduler.PollingStrategyConfig.Type;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.engram.service.job.JobLifecycle;
import dev.engram.service.system.EngramProperties;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The engine, the slots and the task that db-scheduler runs. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WorkerConfiguration {

  static final String TASK = "train";

  private static final Logger log = LoggerFactory.getLogger(WorkerConfiguration.class);

  private static final int RETRIES_IN_PLACE = 5;
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  @Bean
  Devices devices() {
    Devices devices = Devices.load();
    log.info("Engine: {}, {}, {} intra-op thread", devices.engineVersion(), devices.nativeVersion(), Devices.THREADS);
    for (ComputeDevice device : devices.all()) {
      log.info("Device: {} ({})", device.id(), device.name());
    }
    if (!devices.cudaAvailable()) {
      log.info("No CUDA device: jobs on 'auto' train on the CPU");
    }
    return devices;
  }

  /** How many jobs run at once: one a CUDA device, or one a core where there is none. */
  @Bean
  Slots slots(EngramProperties properties, Devices devices) {
    if (properties.slots() != null) {
      return new Slots(properties.slots());
    }
    long cudaDevices = devices.all().stream().filter(ComputeDevice::isCuda).count();
    return new Slots(cudaDevices > 0 ? (int) cudaDevices : Runtime.getRuntime().availableProcessors());
  }

  /** What properties alone can't know: the cores, and what the database can do. */
  @Bean
  static BeanPostProcessor settingsOfTheScheduler(ObjectProvider<Slots> slots,
      ObjectProvider<JdbcConnectionDetails> database) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof DbSchedulerProperties properties) {
          properties.setThreads(slots.getObject().count());
          // no more than can run at once, so that the next free slot takes whoever's turn it is then
          properties.setPollingStrategyUpperLimitFractionOfThreads(1);
          boolean skipsLocked = database.getObject().getJdbcUrl().startsWith("jdbc:postgresql:");
          properties.setPollingStrategy(skipsLocked ? Type.LOCK_AND_FETCH : Type.FETCH);
        }
        return bean;
      }
    };
  }

  /** A process that only answers callers queues jobs and takes none. */
  @Bean
  @ConditionalOnProperty(name = "engram.role", havingValue = "api")
  DbSchedulerStarter nobodyWorksHere() {
    return new DbSchedulerStarter() {
      @Override
      public void doStart() {}
    };
  }

  @Bean("dbSchedulerClock")
  com.github.kagkarlsson.scheduler.Clock schedulerClock(java.time.Clock clock) {
    return clock::instant;
  }

  @Bean
  CustomTask<Void> trainingTask(JobExecutions executions, JobLifecycle lifecycle) {
    return Tasks.custom(TASK, Void.class)
        .onFailure((complete, operations) -> operations.reschedule(complete, afterFailure(complete)))
        .onDeadExecution((complete, operations) -> {
          String executionId = complete.getExecution().getId();
          if (executions.isRunningHere(executionId)) {
            return; // this process was suspended for a while; its next heartbeat sets that right
          }
          log.warn("The worker of {} was lost", executionId);
          if (lifecycle.releaseLost(executionId)) {
            operations.reschedule(complete, complete.getExecution().getExecutionTime());
          } else {
            operations.remove(); // what is left of it waits in another one
          }
        })
        .execute((instance, context) -> executions.execute(instance.getId(),
            () -> context.getSchedulerState().isShuttingDown()));
  }

  /** In its old place in the queue for some times, because what failed is the store; then far apart. */
  private static Instant afterFailure(ExecutionComplete complete) {
    Execution failed = complete.getExecution();
    return failed.consecutiveFailures < RETRIES_IN_PLACE
        ? failed.executionTime
        : complete.getTimeDone().plus(RETRY_AFTER);
  }
}
