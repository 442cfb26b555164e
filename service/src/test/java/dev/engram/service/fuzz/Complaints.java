package dev.engram.service.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** What the service complains of in its log: nothing that a caller does is worth a warning, or a stack trace. */
final class Complaints extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();

  static Complaints listen() {
    Complaints complaints = new Complaints();
    complaints.setContext(complaints.root.getLoggerContext());
    complaints.start();
    complaints.root.addAppender(complaints);
    return complaints;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.WARN) || event.getThrowableProxy() != null) {
      String thrown = event.getThrowableProxy() == null ? "" : " " + event.getThrowableProxy().getClassName();
      heard.add(event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage() + thrown);
    }
  }

  /** What came since the last time. */
  List<String> take() {
    List<String> taken = new ArrayList<>();
    for (String next = heard.poll(); next != null; next = heard.poll()) {
      taken.add(next);
    }
    return taken;
  }

  @Override
  public void close() {
    root.detachAppender(this);
  }
}
