package dev.engram.service.worker;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.engram.service.system.EngramProperties;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The engine, the slots and the task that db-scheduler runs. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WorkerConfiguration {

  static final String TASK = "train";

  private static final Logger log = LoggerFactory.getLogger(WorkerConfiguration.class);

  /** How long an execution waits that failed for a reason outside the job, such as a store that is away. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

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

  /** db-scheduler reads its number of threads from properties alone, which can't know the cores. */
  @Bean
  static BeanPostProcessor threadsOfTheScheduler(ObjectProvider<Slots> slots) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof DbSchedulerProperties properties) {
          properties.setThreads(slots.getObject().count());
        }
        return bean;
      }
    };
  }

  @Bean
  CustomTask<Void> trainingTask(JobExecutions executions) {
    return Tasks.custom(TASK, Void.class)
        .onFailure((complete, operations) -> operations.reschedule(complete,
            complete.getTimeDone().plus(RETRY_AFTER)))
        .onDeadExecution((complete, operations) -> {
          if (executions.isRunningHere(complete.getExecution().getId())) {
            return; // this process was suspended for a while; its next heartbeat sets that right
          }
          executions.workerLost(complete.getExecution().getId());
          operations.reschedule(complete, complete.getExecution().getExecutionTime()); // in its old place in the queue
        })
        .execute((instance, context) -> executions.execute(instance.getId(),
            () -> context.getSchedulerState().isShuttingDown()));
  }
}
