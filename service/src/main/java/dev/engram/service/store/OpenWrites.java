package dev.engram.service.store;

/** The transactions that may hold events whose ids are given and which nobody else sees yet, numbered as they begin. */
interface OpenWrites {

  /**
   * A moment.
   *
   * @param oldest all transactions with smaller numbers have ended
   * @param next all that have written so far have smaller numbers
   */
  record Moment(long oldest, long next) {}

  /** The current transaction writes an event now. */
  void write();

  Moment now();
}
