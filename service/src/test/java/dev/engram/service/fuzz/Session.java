package dev.engram.service.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests one after the other, each of which is judged before the next is sent. */
final class Session {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Wire wire;
  private final Complaints complaints;
  private final StoredRows rows;
  private final Vocabulary vocabulary;
  private final Drawing drawing;
  private final long seed;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> kindsOfFaults = new HashSet<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();

  Session(List<Operation> operations, Vocabulary vocabulary, Wire wire, StoredRows rows, Complaints complaints,
      long seed) {
    this.wire = wire;
    this.complaints = complaints;
    this.rows = rows;
    this.vocabulary = vocabulary;
    this.drawing = new Drawing(operations, vocabulary);
    this.seed = seed;
  }

  /** One of each kind, with the request and its answer. */
  List<String> faults() {
    return faults;
  }

  /** How many answers had which status. */
  Map<Integer, Integer> statuses() {
    return statuses;
  }

  void send(int number) throws IOException {
    Draft draft = drawing.draw(new Dice(seed, number));
    JsonNode body = draft.broken.isEmpty() && draft.tree != null ? draft.tree.deepCopy() : null;
    Request request = Request.of(draft);
    List<String> wrong = new ArrayList<>();
    Optional<Reply> answer = Optional.empty();
    try {
      answer = wire.send(request);
      wrong.addAll(answer.map(reply -> Judge.judge(draft, reply))
          .orElse(draft.mayHangUp ? List.of() : List.of("there is no answer")));
    } catch (IOException | NumberFormatException unreadable) {
      wrong.add("the answer is not HTTP: " + unreadable);
    }
    wrong.addAll(complaints.take());
    wrong.addAll(rows.after(draft, answer));
    answer.ifPresent(reply -> {
      statuses.merge(reply.status(), 1, Integer::sum);
      learn(draft.operation, body, reply);
    });
    if (!wrong.isEmpty() && kindsOfFaults.add((draft.broken + " " + wrong).replaceAll("[0-9]+", ""))) {
      faults.add("%n#%d %s, broken by %s: %s%n%s%n%n-> %s%n".formatted(number, draft.operation, draft.broken, wrong,
          request.replay(seed + "-" + number), answer.map(Reply::toString).orElse("nothing")));
    }
  }

  private void learn(Operation operation, @Nullable JsonNode body, Reply reply) {
    if (reply.status() >= 300 || !reply.mediaType().equals("application/json") || reply.body().length == 0) {
      return;
    }
    JsonNode answer = MAPPER.readTree(reply.body());
    String token = answer.path("nextPageToken").asString("");
    if (!token.isEmpty()) {
      vocabulary.learn("pageToken", token);
    }
    if (reply.status() == 202) {
      String id = answer.path("id").asString("");
      vocabulary.learn(id.startsWith("swp_") ? "sweep" : id.startsWith("evl_") ? "evaluation" : "job", id);
    }
    if (body != null) {
      vocabulary.learn(operation, body);
    }
  }
}
