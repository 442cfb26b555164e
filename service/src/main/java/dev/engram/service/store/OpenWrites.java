package dev.engram.service.store;

/** The transactions that may hold events whose ids are given and which nobody else sees yet, numbered as they begin. */
interface OpenWrites {

  /** The current transaction writes an event now. */
  void write();

  Moment now();
}
