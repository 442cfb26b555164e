package dev.engram.service.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.engram.service.job.ExecutionQueue;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The queue as db-scheduler's table. */
@Component
final class SchedulerQueue implements ExecutionQueue {

  private final Scheduler scheduler;
  private final Clock clock;

  SchedulerQueue(Scheduler scheduler, Clock clock) {
    this.scheduler = scheduler;
    this.clock = clock;
  }

  @Override
  public void enqueue(String jobId, int priority) {
    TaskInstance<Void> execution = new TaskInstance.Builder<Void>(WorkerConfiguration.TASK, jobId)
        .priority(priority)
        .build();
    scheduler.scheduleIfNotExists(execution, clock.instant());
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        scheduler.triggerCheckForDueExecutions(); // an idle slot need not wait for its next poll
      }
    });
  }
}
