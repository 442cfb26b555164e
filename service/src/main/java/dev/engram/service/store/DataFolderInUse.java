package dev.engram.service.store;

import dev.engram.service.system.EngramProperties;
import java.nio.file.Path;
import java.sql.SQLNonTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says in words that the data folder has an owner already: a folder has one process at a time. */
final class DataFolderInUse extends AbstractFailureAnalyzer<SQLNonTransientConnectionException> {

  /** H2's DATABASE_ALREADY_OPEN_1. */
  private static final int ALREADY_OPEN = 90020;

  private final Environment environment;

  DataFolderInUse(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, SQLNonTransientConnectionException cause) {
    if (cause.getErrorCode() != ALREADY_OPEN) {
      return null;
    }
    Path folder = Binder.get(environment)
        .bindOrCreate("engram", EngramProperties.class)
        .data()
        .toAbsolutePath()
        .normalize();
    return new FailureAnalysis("The data folder %s is in use by another Engram.".formatted(folder),
        "Stop the other one, or give this one a folder of its own with --engram.data=DIR.", cause);
  }
}
