package dev.engram.service.dashboard;

import java.util.ArrayList;
import java.util.List;

/**
 * Some successive jobs of a list, which are renewed together: of a long list only those that somebody looks at.
 *
 * @param address where these rows are renewed from
 */
public record JobPart(List<JobRow> rows, String address) {

  private static final int MOST = 50;

  /** Together they have no gaps: jobs that come, or come to pass the filter, get into the part where they belong. */
  static List<JobPart> of(List<JobRow> rows, JobFilter filter, boolean hasMore) {
    List<JobPart> parts = new ArrayList<>();
    String before = filter.before();
    int start = 0;
    do {
      int end = Math.min(start + MOST, rows.size());
      boolean isLast = end == rows.size();
      String last = isLast && !hasMore ? null : rows.get(end - 1).id();
      parts.add(new JobPart(rows.subList(start, end), filter.rows(before, last)));
      before = last;
      start = end;
    } while (start < rows.size());
    return parts;
  }
}
