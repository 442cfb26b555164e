package dev.engram.service.job;

import static java.util.Objects.requireNonNull;

import dev.engram.api.JobSpec;
import dev.engram.api.JobState;
import dev.engram.service.access.Caller;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much more one owner may have, so that nobody crowds out the others. Owners who submit or start at the same moment in
 * several processes can exceed it by what they do at that moment.
 */
@Component
@Transactional(readOnly = true)
public class OwnerRoom {

  private static final Set<JobState> WAITING = EnumSet.of(JobState.QUEUED);
  private static final Set<JobState> WITH_A_WORKER = EnumSet.of(JobState.RUNNING, JobState.PAUSING,
      JobState.CANCELLING);

  private final JobStore store;
  private final Quotas quotas;

  OwnerRoom(JobStore store, Quotas quotas) {
    this.store = store;
    this.quotas = quotas;
  }

  /**
   * @param step where the job begins
   * @throws QuotaExceededException where the owner may have no such job more
   */
  void take(String owner, JobSpec resolved, int step) {
    if (isFree(owner)) {
      return;
    }
    if (store.countOf(owner, WAITING, "", quotas.queued()) >= quotas.queued()) {
      throw new QuotaExceededException("%s has %d jobs that wait, as many as one may have.".formatted(owner,
          quotas.queued()));
    }
    takeSteps(owner, requireNonNull(resolved.maxSteps()) - step);
  }

  /** @throws QuotaExceededException where so many steps more are too many */
  public void takeSteps(String owner, long steps) {
    Long limit = quotas.steps();
    if (limit == null || isFree(owner)) {
      return;
    }
    long ahead = store.stepsAhead(owner);
    if (ahead + steps > limit) {
      throw new QuotaExceededException(
          "%s has %d steps still to train and asks for %d more; one may have %d.".formatted(owner, ahead, steps,
              limit));
    }
  }

  /**
   * @param open how many evaluations of the owner's jobs have not ended
   * @throws QuotaExceededException where one more is too many
   */
  public void takeEvaluation(String owner, int open) {
    if (!isFree(owner) && open >= quotas.evaluations()) {
      throw new QuotaExceededException(
          "%s has %d evaluations that have not ended, as many as one may have.".formatted(owner, open));
    }
  }

  /** Whether so many more may wait; a pack larger than all that one may have waits alone. */
  boolean mayQueue(String owner, int jobs) {
    if (isFree(owner)) {
      return true;
    }
    int waiting = store.countOf(owner, WAITING, "", quotas.queued());
    return waiting == 0 || waiting + jobs <= quotas.queued();
  }

  /**
   * Whether so many more may run; a pack larger than all that one may have runs alone.
   *
   * @param executionId of these jobs, which do not count
   */
  public boolean mayRun(String owner, int jobs, String executionId) {
    Integer limit = quotas.running();
    if (limit == null || isFree(owner)) {
      return true;
    }
    int running = store.countOf(owner, WITH_A_WORKER, executionId, limit);
    return running == 0 || running + jobs <= limit;
  }

  private static boolean isFree(String owner) {
    return owner.equals(Caller.LOCAL.owner());
  }
}
