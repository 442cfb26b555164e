package dev.engram.service.worker;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import dev.engram.service.job.StoreOutage;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An execution that can't be begun: tried in its old place in the queue for some times, then far apart where the store is away. */
final class Retries implements FailureHandler<Void> {

  private static final Logger log = LoggerFactory.getLogger(Retries.class);
  private static final int IN_PLACE = 5;
  private static final Duration LATER = Duration.ofMinutes(1);

  private final BiConsumer<String, Throwable> giveUp;

  /** @param giveUp what becomes of one that fails for another reason, by its id */
  Retries(BiConsumer<String, Throwable> giveUp) {
    this.giveUp = giveUp;
  }

  @Override
  public void onFailure(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    Execution failed = complete.getExecution();
    Throwable cause = complete.getCause().orElseThrow();
    if (failed.consecutiveFailures < IN_PLACE) {
      operations.reschedule(complete, failed.executionTime);
    } else if (StoreOutage.is(cause)) {
      operations.reschedule(complete, complete.getTimeDone().plus(LATER));
    } else {
      log.error("{} can't be begun", failed.getId(), cause);
      giveUp.accept(failed.getId(), cause);
      operations.remove();
    }
  }
}
