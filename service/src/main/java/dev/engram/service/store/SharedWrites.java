package dev.engram.service.store;

import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** PostgreSQL knows the transactions of all processes. */
@Component
@Conditional(SharedStore.Url.class)
final class SharedWrites implements OpenWrites {

  private final JdbcClient jdbc;

  SharedWrites(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Before its first event each transaction has written the job's row, and has its number since then. */
  @Override
  public void write() {}

  @Override
  public Moment now() {
    return jdbc.sql("""
        select cast(cast(pg_snapshot_xmin(now) as text) as bigint) as oldest,
          cast(cast(pg_snapshot_xmax(now) as text) as bigint) as next
        from pg_current_snapshot() as now
        """).query((row, number) -> new Moment(row.getLong("oldest"), row.getLong("next"))).single();
  }
}
