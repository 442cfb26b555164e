package dev.engram.service.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is in the store, as far as it takes to see that nothing has changed: rows and versions. */
final class StoredRows {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final List<String> LOOKS = List.of("count(*) from job", "coalesce(sum(version), 0) from job",
      "count(*) from job_label", "count(*) from job_event", "count(*) from job_metric", "count(*) from job_checkpoint",
      "count(*) from sweep", "coalesce(sum(version), 0) from sweep", "count(*) from sweep_job",
      "count(*) from evaluation",
      "count(*) from scheduled_tasks");
  private static final String ALL = LOOKS.stream()
      .map(look -> "cast((select " + look + ") as varchar(20))")
      .collect(Collectors.joining(" || ' ' || ", "select ", " as looks"));

  private final JdbcClient jdbc;
  private String rows;
  private long keys;

  StoredRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.rows = rows();
    this.keys = keys();
  }

  /** What is wrong with what a request left behind. The answer to one that has a key is kept, be it a refusal. */
  List<String> after(Draft draft, Optional<Reply> answer) {
    String rowsBefore = rows;
    long keysBefore = keys;
    rows = rows();
    keys = keys();
    List<String> wrong = new ArrayList<>();
    boolean mayChange = !SAFE.contains(draft.method) && !draft.query.contains("validateOnly=true")
        && answer.filter(reply -> reply.status() < 400).isPresent();
    if (!mayChange && !rows.equals(rowsBefore)) {
      wrong.add("it changed what is stored from %s to %s".formatted(rowsBefore, rows));
    }
    if (!draft.hasHeader("Idempotency-Key") && keys != keysBefore) {
      wrong.add("it stored a key that it did not have");
    }
    return wrong;
  }

  private String rows() {
    return jdbc.sql(ALL).query(String.class).single();
  }

  private long keys() {
    return jdbc.sql("select count(*) from idempotency_key").query(Long.class).single();
  }
}
