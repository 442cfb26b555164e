package dev.engram.service.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.engram.service.cell.EvaluationQueue;
import dev.engram.service.job.ExecutionQueue;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The queue as db-scheduler's table, in which an execution is due since its turn. */
@Component
final class SchedulerQueue implements ExecutionQueue, EvaluationQueue {

  /** Looked up late: the scheduler's task runs jobs, and those that it hands back come here. */
  private final ObjectProvider<Scheduler> scheduler;

  SchedulerQueue(ObjectProvider<Scheduler> scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public void enqueue(String executionId, String device, Instant turn) {
    schedule(TrainingTasks.nameFor(device), executionId, turn);
  }

  @Override
  public void enqueue(String evaluationId, Instant turn) {
    schedule(EvaluationTask.NAME, evaluationId, turn);
  }

  private void schedule(String task, String id, Instant turn) {
    scheduler.getObject().scheduleIfNotExists(new TaskInstance<>(task, id), turn);
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        scheduler.getObject().triggerCheckForDueExecutions(); // an idle slot need not wait for its next poll
      }
    });
  }
}
