package dev.engram.service.worker;

import com.github.kagkarlsson.scheduler.PollingStrategyConfig.Type;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.task.Task;
import com.zaxxer.hikari.HikariDataSource;
import dev.engram.service.system.EngramProperties;
import dev.engram.service.system.EngramProperties.Role;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The engine, the slots, and how db-scheduler hands executions to them. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WorkerConfiguration {

  private static final int FEWEST_CONNECTIONS = 10;

  /** Heartbeats, the queue and callers. */
  private static final int BESIDES_SLOTS = 6;

  @Bean
  Devices devices(EngramProperties properties) {
    return UsableDevices.load(properties);
  }

  /** Asked by nobody where there is no CUDA device. */
  @Bean
  GpuLoad gpuLoad(Clock clock) {
    return new GpuLoad(new NvidiaSmi("nvidia-smi", System.getenv("CUDA_VISIBLE_DEVICES")),
        task -> Thread.ofVirtual().name("nvidia-smi").start(task), clock);
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
        if (bean instanceof HikariDataSource pool && pool.getMaximumPoolSize() <= 0) {
          pool.setMaximumPoolSize(Math.max(FEWEST_CONNECTIONS, slots.getObject().count() + BESIDES_SLOTS));
        }
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

  /** A process that only answers callers takes no executions, but sees when the workers of those that run are lost. */
  @Bean
  @ConditionalOnProperty(name = "engram.role", havingValue = "api")
  static BeanPostProcessor nobodyWorksHere() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof Scheduler scheduler) {
          scheduler.pause();
        }
        return bean;
      }
    };
  }

  @Bean("dbSchedulerClock")
  com.github.kagkarlsson.scheduler.Clock schedulerClock(Clock clock) {
    return clock::instant;
  }

  /** As a list, for how many there are is known late. */
  @Bean
  List<Task<?>> knownTasks(TrainingTasks tasks, EvaluationTask evaluation, Devices devices,
      EngramProperties properties) {
    List<Task<?>> known = new ArrayList<>(tasks.of(devices.cudaAvailable() || properties.role() == Role.API));
    known.add(evaluation.task());
    return known;
  }
}
