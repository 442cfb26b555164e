package dev.engram.service.worker;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.engram.service.job.JobLifecycle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The kinds of executions, as db-scheduler knows them. A worker leaves those alone whose kind it does not know: jobs that
 * ask for CUDA keep their turn until a worker that has it comes to them.
 */
@Component
final class TrainingTasks {

  private static final Logger log = LoggerFactory.getLogger(TrainingTasks.class);

  private static final String ON_ANY_DEVICE = "train";
  private static final String ON_CUDA = "train on cuda";

  private static final int RETRIES_IN_PLACE = 5;
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final JobExecutions executions;
  private final JobLifecycle lifecycle;

  TrainingTasks(JobExecutions executions, JobLifecycle lifecycle) {
    this.executions = executions;
    this.lifecycle = lifecycle;
  }

  /** Of jobs that ask for this device. */
  static String nameFor(String device) {
    return device.startsWith("cuda") ? ON_CUDA : ON_ANY_DEVICE;
  }

  List<Task<?>> of(boolean alsoOnCuda) {
    return alsoOnCuda ? List.of(task(ON_ANY_DEVICE), task(ON_CUDA)) : List.of(task(ON_ANY_DEVICE));
  }

  private Task<?> task(String name) {
    return Tasks.custom(name, Void.class)
        .onFailure((complete, operations) -> operations.reschedule(complete, afterFailure(complete)))
        .onDeadExecution(this::release)
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

  private void release(ExecutionComplete complete, ExecutionOperations<Void> operations) {
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
  }
}
