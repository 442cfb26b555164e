package dev.engram.service.dashboard;

import dev.engram.api.JobState;
import dev.engram.service.job.JobQuery;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which jobs a list shows; an empty field of its form does not filter.
 *
 * @param label {@code key:value}
 * @param before only those older than this id
 * @param from only this one and newer ones
 */
record JobFilter(@Nullable JobState state, @Nullable String cell, @Nullable String label, @Nullable String sweep,
    @Nullable String before, @Nullable String from, @Nullable Integer size) {

  private static final int USUAL_SIZE = 50;
  private static final int MOST = 1000;

  public boolean isEmpty() {
    return state == null && text(cell) == null && text(label) == null && text(sweep) == null;
  }

  /** One more than is shown, which tells whether there are more. */
  JobQuery query() {
    return JobQuery.newest(shown() + 1)
        .inState(state)
        .inSweep(text(sweep))
        .ofCell(text(cell))
        .labelled(labelToFind())
        .olderThan(text(before))
        .notOlderThan(text(from));
  }

  int shown() {
    return size == null ? USUAL_SIZE : Math.clamp(size, 1, MOST);
  }

  private JobQuery.@Nullable Label labelToFind() {
    String wanted = text(label);
    if (wanted == null) {
      return null;
    }
    int colon = wanted.indexOf(':');
    return colon < 0
        ? new JobQuery.Label(wanted, "")
        : new JobQuery.Label(wanted.substring(0, colon), wanted.substring(colon + 1));
  }

  private static @Nullable String text(@Nullable String field) {
    return field == null || field.isBlank() ? null : field.strip();
  }

  /** The address of the rows of a part of this list, however many they become. */
  String rows(@Nullable String olderThan, @Nullable String last) {
    return address("/jobs/rows", olderThan, last, MOST);
  }

  /** The address of the list that goes on behind a job. */
  String after(String id) {
    return address("/", id, null, size);
  }

  public String newest() {
    return address("/", null, null, size);
  }

  private String address(String path, @Nullable String olderThan, @Nullable String last, @Nullable Integer most) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    add(address, "state", state == null ? null : state.name());
    add(address, "cell", text(cell));
    add(address, "label", text(label));
    add(address, "sweep", text(sweep));
    add(address, "before", olderThan);
    add(address, "from", last);
    add(address, "size", most == null ? null : String.valueOf(most));
    return address.encode().build().toUriString();
  }

  private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
    if (value != null) {
      address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
    }
  }
}
