package dev.engram.service.store.migrate;

/** How a table came out, counted and summed up on both sides. */
record CopiedTable(StoreTable table, long rows, long there, String sum, String sumThere) {

  CopiedTable(StoreTable table, RowSum source, RowSum target) {
    this(table, source.rows(), target.rows(), source.inHex(), target.inHex());
  }

  boolean same() {
    return rows == there && sum.equals(sumThere);
  }
}
