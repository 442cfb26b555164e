package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ListTest extends OneSlotTest {

  private String submit(String cell, String label) {
    return submit(Specs.with(Specs.tiny(cell), "/labels/list", "\"" + label + "\""));
  }

  private List<String> ids(String query) {
    return caller.get("/v1/jobs?" + query).json().path("items").valueStream().map(ListTest::id).toList();
  }

  private static String id(JsonNode job) {
    return job.path("id").stringValue();
  }

  @Test
  void hasTheNewestJobsFirst() {
    occupyTheSlot();
    String first = submit("rnn", "order");
    String second = submit("lstm", "order");
    String third = submit("rnn", "order");

    assertThat(ids("pageSize=3")).containsExactly(third, second, first);
    JsonNode listed = caller.get("/v1/jobs?pageSize=1").json().path("items").get(0);
    assertThat(listed).isEqualTo(caller.job(third));
  }

  @Test
  void aWalkSeesEveryJobOnceThoughOthersAreAdded() {
    occupyTheSlot();
    List<String> there = new ArrayList<>();
    for (int job = 0; job < 6; job++) {
      there.add(submit("rnn", "walk"));
    }
    List<String> seen = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = caller.get("/v1/jobs?label=list:walk&pageSize=2" + token).json();
      page.path("items").valueStream().map(ListTest::id).forEach(seen::add);
      sizes.add(page.path("items").size());
      token = page.get("nextPageToken").isNull() ? null : "&pageToken=" + page.path("nextPageToken").stringValue();
      submit("rnn", "walk");
    } while (token != null);

    assertThat(seen).containsExactlyElementsOf(there.reversed());
    assertThat(sizes).containsExactly(2, 2, 2); // the last page is full, and says that it is the last
  }

  @Test
  void aPageThatHoldsAllOfThemIsTheLast() {
    occupyTheSlot();
    String id = submit("rnn", "one");
    JsonNode page = caller.get("/v1/jobs?label=list:one").json();
    assertThat(page.path("items").valueStream().map(ListTest::id)).containsExactly(id);
    assertThat(page.get("nextPageToken").isNull()).isTrue();
  }

  @Test
  void canBeOfOneState() {
    String running = occupyTheSlot();
    String queued = submit("rnn", "state");
    String cancelled = submit("rnn", "state");
    caller.post("/v1/jobs/" + cancelled + "/cancel");

    assertThat(ids("state=RUNNING")).containsExactly(running);
    assertThat(ids("state=QUEUED")).containsExactly(queued);
    assertThat(ids("state=CANCELLED&label=list:state")).containsExactly(cancelled);
    assertThat(ids("state=PAUSED")).isEmpty();
  }

  @Test
  void canBeOfOneCellAndOneLabel() {
    occupyTheSlot();
    String rnn = submit("rnn", "filter");
    String lstm = submit("lstm", "filter");
    submit("lstm", "filter-not");

    assertThat(ids("label=list:filter")).containsExactly(lstm, rnn);
    assertThat(ids("label=list:filter&cell=rnn")).containsExactly(rnn);
    assertThat(ids("label=list:filter&cell=lstm")).containsExactly(lstm);
    assertThat(ids("cell=lstm&pageSize=2")).hasSize(2).doesNotContain(rnn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cell=gru", "sweepId=swp_none", "label=list:", "label=none:x", "label=list:%25"})
  void isEmptyWhereNoJobFits(String query) {
    occupyTheSlot();
    assertThat(ids(query)).isEmpty();
  }

  @Test
  void aLabelsValueMayHaveAColon() {
    occupyTheSlot();
    String id = submit("rnn", "a:b");
    assertThat(ids("label=list:a:b")).containsExactly(id);
  }
}
