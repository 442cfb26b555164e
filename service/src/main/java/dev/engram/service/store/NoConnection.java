package dev.engram.service.store;

import dev.engram.service.system.EngramProperties;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says in words why the job store could not be reached when the service started. */
final class NoConnection extends AbstractFailureAnalyzer<SQLException> {

  /** H2's DATABASE_ALREADY_OPEN_1: a folder has one process at a time. */
  private static final int ALREADY_OPEN = 90020;

  private final Environment environment;

  NoConnection(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, SQLException cause) {
    if (cause.getErrorCode() == ALREADY_OPEN) {
      return new FailureAnalysis("The data folder %s is in use by another Engram.".formatted(EmbeddedStore.folder(
          Binder.get(environment).bindOrCreate("engram", EngramProperties.class))),
          "Stop the other one, or give this one a folder of its own with --engram.data=DIR.", cause);
    }
    String remedy = remedy(cause.getSQLState());
    return remedy == null
        ? null
        : new FailureAnalysis("The job store can't be reached: " + cause.getMessage(), remedy, cause);
  }

  private static @Nullable String remedy(@Nullable String sqlState) {
    return switch (sqlState == null ? "" : sqlState.substring(0, Math.min(2, sqlState.length()))) {
      case "08" -> "Start the database, or set spring.datasource.url to where it is.";
      case "28" -> "Set spring.datasource.username and spring.datasource.password to those of the database.";
      case "3D" -> "Create the database, or set spring.datasource.url to one that is there; Engram makes its tables.";
      default -> null;
    };
  }
}
