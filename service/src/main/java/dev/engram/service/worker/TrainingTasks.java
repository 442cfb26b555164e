package dev.engram.service.worker;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.engram.service.job.JobLifecycle;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static final int REMEMBERED = 10_000;

  /** The last heartbeats of executions that look dead. */
  private final Map<String, Instant> silentSince = new LinkedHashMap<>() {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
      return size() > REMEMBERED;
    }
  };

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
        .onFailure(new Retries((id, cause) -> lifecycle.giveUp(id, Defect.of(cause))))
        .onDeadExecution(this::release)
        .execute((instance, context) -> executions.execute(instance.getId(),
            () -> context.getSchedulerState().isShuttingDown()));
  }

  private void release(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    String executionId = complete.getExecution().getId();
    if (executions.isRunningHere(executionId)) {
      return; // this process was suspended for a while; its next heartbeat sets that right
    }
    if (isSeenForTheFirstTime(complete.getExecution())) {
      return; // after a time without a store, those that live need a moment to say so
    }
    log.warn("The worker of {} was lost", executionId);
    if (lifecycle.releaseLost(executionId)) {
      operations.reschedule(complete, complete.getExecution().getExecutionTime());
    } else {
      operations.remove(); // what is left of it waits in another one
    }
  }

  private synchronized boolean isSeenForTheFirstTime(Execution execution) {
    Instant heartbeat = execution.lastHeartbeat;
    if (heartbeat.equals(silentSince.put(execution.getId(), heartbeat))) {
      silentSince.remove(execution.getId());
      return false;
    }
    return true;
  }
}
