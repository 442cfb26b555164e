package dev.engram.service.worker;

import dev.engram.service.job.JobLifecycle;
import dev.engram.service.job.JobStore;
import dev.engram.service.system.OnEmbeddedStore;
import dev.engram.service.system.RunsJobs;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The embedded store has one process at a time: whatever it says is running as that process starts has lost its worker.
 * Where several processes share a store, they find that out by the heartbeats that stay away.
 */
@Component
@RunsJobs
@OnEmbeddedStore
final class Orphans implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(Orphans.class);

  private final JobStore store;
  private final JobLifecycle lifecycle;

  Orphans(JobStore store, JobLifecycle lifecycle) {
    this.store = store;
    this.lifecycle = lifecycle;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<String> executions = store.executionsWithWorkers();
    executions.forEach(lifecycle::releaseLost);
    if (!executions.isEmpty()) {
      log.info("The last process was killed with {} executions running; they wait again", executions.size());
    }
  }
}
