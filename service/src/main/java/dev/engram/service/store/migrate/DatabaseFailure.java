package dev.engram.service.store.migrate;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.h2.jdbc.JdbcException;

/** What the databases, or the way to them, have against a migration. */
final class DatabaseFailure {

  private DatabaseFailure() {}

  static Refusal of(SQLException thrown, Request request) {
    if (thrown instanceof JdbcException) {
      return Refusal.failed("The job store in %s can't be read: %s".formatted(request.data(), thrown.getMessage()));
    }
    SQLException failure = thrown instanceof BatchUpdateException && thrown.getNextException() != null
        ? thrown.getNextException()
        : thrown;
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    String said = "%s says: %s".formatted(request.target(), String.valueOf(failure.getMessage()).strip());
    if (state.startsWith("08") || state.startsWith("57P")) {
      return Refusal.unreachable("%s can't be reached: %s".formatted(request.target(), failure.getMessage()));
    }
    return switch (state.substring(0, Math.min(2, state.length()))) {
      case "28" -> Refusal.usage("%s Name the user with --user, and the password in %s or with --password-file."
          .formatted(said, Request.PASSWORD));
      case "3D" -> Refusal.usage(said + " Create it, or set --to to one that is there; Engram makes its tables.");
      case "42" -> Refusal.failed(said + " The user needs the right to create tables in the schema.");
      case "55" -> Refusal.failed(said + " Somebody else uses the tables; migrate when nobody does.");
      default -> Refusal.failed(said);
    };
  }
}
