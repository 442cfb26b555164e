package dev.engram.service.store.migrate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The tables of the store, each after those that its rows refer to. */
enum StoreTable {
  STORE_SETTING, SWEEP, SWEEP_JOB, JOB, JOB_LABEL, JOB_EVENT, JOB_METRIC, JOB_DIAGNOSTICS, JOB_CHECKPOINT,
  JOB_CHECKPOINT_CHUNK, EVALUATION, IDEMPOTENCY_KEY, API_KEY, LOGIN,
  /**
   * Executions that a worker had picked stay picked: those on the other side find out that it is gone and release its
   * jobs, as they do for any that was lost. Not picked, such an execution would be over before its jobs are released.
   */
  SCHEDULED_TASKS,
  /** Who is there now, which is nobody's memory. */
  WORKER;

  /** The one whose rows the database numbers, in its column {@code id}. */
  static final StoreTable NUMBERED = JOB_EVENT;

  /** Flyway's own, which is made and not copied. */
  static final String HISTORY = "flyway_schema_history";

  static List<StoreTable> copied() {
    return Stream.of(values()).filter(table -> table != WORKER).toList();
  }

  String inSql() {
    return name().toLowerCase(Locale.ROOT);
  }
}
