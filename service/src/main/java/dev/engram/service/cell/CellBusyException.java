package dev.engram.service.cell;

/** As many callers ask cells as this process answers at once, and it takes long. */
public final class CellBusyException extends RuntimeException {

  CellBusyException() {
    super("Too many callers ask cells at this moment; ask this one again later.");
  }
}
