package dev.engram.service.store;

import dev.engram.service.job.JobQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link JobQuery} in SQL. */
final class JobSearch {

  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final List<String> conditions = new ArrayList<>();
  private final int limit;
  private String order = "id desc";

  JobSearch(JobQuery query) {
    limit = query.limit();
    fix("sweep_id", query.sweepId());
    fix("state", query.state() == null ? null : query.state().name());
    fix("cell", query.cell());
    fix("owner", query.owner());
    if (query.label() != null) {
      conditions
          .add("id in (select job_id from job_label where label_key = :label_key and label_value = :label_value)");
      parameters.put("label_key", query.label().key());
      parameters.put("label_value", query.label().value());
    }
    bound("id < :before", "before", query.before());
    bound("id >= :from", "from", query.from());
  }

  private void bound(String condition, String name, @Nullable String id) {
    if (id != null) {
      conditions.add(condition);
      parameters.put(name, id);
    }
  }

  private void fix(String column, @Nullable String value) {
    if (value == null) {
      return;
    }
    if (conditions.isEmpty()) {
      // changes no order, but without it H2 does not see that this column's index has the jobs in the order of their ids
      order = column + " desc, id desc";
    }
    conditions.add(column + " = :" + column);
    parameters.put(column, value);
  }

  String sql() {
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    return "select * from job" + where + " order by " + order + " limit " + limit;
  }

  Map<String, Object> parameters() {
    return parameters;
  }
}
