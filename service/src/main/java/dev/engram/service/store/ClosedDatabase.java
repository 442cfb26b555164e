package dev.engram.service.store;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * H2 closes a database that it can't write to; its connections are of no more use, and the pool, which can't tell from
 * the error, is told here. A new one opens the database again.
 */
final class ClosedDatabase implements SQLExceptionOverride {

  /** H2's DATABASE_IS_CLOSED. */
  private static final int IS_CLOSED = 90098;

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    return failure.getErrorCode() == IS_CLOSED ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
