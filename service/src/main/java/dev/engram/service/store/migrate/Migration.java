package dev.engram.service.store.migrate;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Copies a store into another, and lets it appear there only when it is seen to be the same. */
final class Migration {

  private final Source source;
  private final Target target;
  private final PrintStream progress;

  /** What was seen to be the same on both sides. */
  record Outcome(List<CopiedTable> tables, CheckpointProof checkpoints) {}

  Migration(Source source, Target target, PrintStream progress) {
    this.source = source;
    this.target = target;
    this.progress = progress;
  }

  /** @throws Refusal where it can't be done; then the target has no row that it did not have before */
  Outcome run() throws SQLException {
    Schema from = source.schema();
    Schema to = target.schema();
    target.refuseUnfit();
    from.refuseNewer();
    to.refuseNewer();
    from.toNewest();
    to.toNewest();
    progress.println("Tables of version %s on both sides".formatted(to.version()));
    refuseUnknownTables();
    target.lock();
    List<CopiedTable> tables = copy();
    target.continueAt(source.nextNumber());
    refuseDifferences(tables);
    CheckpointProof checkpoints = CheckpointProof.of(target.connection());
    target.analyze();
    target.commit();
    return new Outcome(tables, checkpoints);
  }

  /** A table that this program would leave behind without a word. */
  private void refuseUnknownTables() throws SQLException {
    Set<String> unknown = new TreeSet<>();
    try (Statement statement = source.connection().createStatement();
        ResultSet row = statement.executeQuery("""
            select lower(table_name) from information_schema.tables
            where table_schema = 'PUBLIC' and table_type = 'BASE TABLE'
            """)) {
      while (row.next()) {
        unknown.add(row.getString(1));
      }
    }
    unknown.remove(StoreTable.HISTORY);
    for (StoreTable known : StoreTable.values()) {
      unknown.remove(known.inSql());
    }
    if (!unknown.isEmpty()) {
      throw Refusal.failed("The source has tables that are not Engram's: %s. Nothing was changed.".formatted(
          String.join(", ", unknown)));
    }
  }

  private List<CopiedTable> copy() throws SQLException {
    List<CopiedTable> copied = new ArrayList<>();
    for (StoreTable table : StoreTable.copied()) {
      Columns columns = Columns.of(source.connection(), table);
      long rows = source.count(table);
      RowSum read = new TableCopy(table, columns, said("Copying", table, rows))
          .copy(source.connection(), target.connection());
      RowSum found = new TableCopy(table, columns, said("Reading again", table, rows)).sum(target.connection());
      copied.add(new CopiedTable(table, read, found));
      progress.println(String.format(Locale.ROOT, "%s: %,d rows", table.inSql(), read.rows()));
    }
    return copied;
  }

  private Progress said(String doing, StoreTable table, long rows) {
    return new Progress(progress, doing + " " + table.inSql(), rows);
  }

  private static void refuseDifferences(List<CopiedTable> tables) {
    String different = tables.stream()
        .filter(table -> !table.same())
        .map(table -> String.format(Locale.ROOT, "%s (%,d rows here, %,d there)", table.table().inSql(), table.rows(),
            table.there()))
        .collect(Collectors.joining(", "));
    if (!different.isEmpty()) {
      throw Refusal.failed("What PostgreSQL has is not what it was given: %s. Nothing was kept.".formatted(different));
    }
  }
}
