package dev.engram.service.store;

import dev.engram.service.system.OnEmbeddedStore;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The embedded store is one process's alone, which counts them itself. */
@Component
@OnEmbeddedStore
final class EmbeddedWrites implements OpenWrites {

  private final TreeSet<Long> open = new TreeSet<>();
  private long next;

  @Override
  public void write() {
    long number = begin();
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCompletion(int status) {
        end(number);
      }
    });
  }

  private synchronized long begin() {
    open.add(next);
    return next++;
  }

  private synchronized void end(long number) {
    open.remove(number);
  }

  @Override
  public synchronized Moment now() {
    return new Moment(open.isEmpty() ? next : open.first(), next);
  }
}
