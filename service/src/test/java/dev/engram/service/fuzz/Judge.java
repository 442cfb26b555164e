package dev.engram.service.fuzz;

import dev.engram.service.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every answer must be like, whatever was asked. */
final class Judge {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Pattern INNER_LIFE = Pattern.compile(
      "at dev\\.engram|java\\.(lang|util|io)|org\\.(springframework|apache|h2)|tools\\.jackson|[a-z]Exception|StackTrace|jdbc[:.]|Jdbc");
  private static final List<String> OF_PROBLEMS = List.of("type", "title", "status", "detail", "instance", "code",
      "requestId");
  private static final int LONGEST_PROBLEM = 64 << 10;
  /** Reports show code, and Prometheus is told of classes. */
  private static final Set<String> MAY_TELL = Set.of("text/html", "text/plain", "text/css", "text/javascript");

  private final List<String> faults = new ArrayList<>();
  private final Draft draft;
  private final Reply reply;

  private Judge(Draft draft, Reply reply) {
    this.draft = draft;
    this.reply = reply;
  }

  /** All that is wrong with an answer. */
  static List<String> judge(Draft draft, Reply reply) {
    Judge judge = new Judge(draft, reply);
    judge.look();
    return judge.faults;
  }

  private void look() {
    require(draft.statuses.contains(reply.status()), "the status is none of " + draft.statuses);
    require(!reply.header("x-request-id").isEmpty(), "there is no X-Request-Id");
    if (!MAY_TELL.contains(reply.mediaType())) {
      require(!INNER_LIFE.matcher(reply.text()).find(), "the answer tells of the inner life of the service");
    }
    if (reply.status() >= 400) {
      lookAtProblem();
    } else if (reply.mediaType().endsWith("json")) {
      json();
    }
    if (draft.broken.isEmpty() && reply.status() < 300) {
      lookAtDocument();
    }
  }

  private void lookAtProblem() {
    if (draft.method.equals("HEAD")) {
      return;
    }
    require(reply.mediaType().equals("application/problem+json"), "a refusal is no problem document");
    require(reply.body().length < LONGEST_PROBLEM,
        "the problem document is %d bytes long".formatted(reply.body().length));
    JsonNode problem = json();
    for (String field : OF_PROBLEMS) {
      boolean unknown = field.equals("instance") && problem.path("detail").asString("").startsWith("The request line ");
      require(unknown || !problem.path(field).asString("").isBlank(), "the problem document has no " + field);
    }
    require(problem.path("status").asInt() == reply.status(), "the problem document has another status");
    require(problem.path("detail").asString("").matches("(?s).*[.]"), "the detail is no sentence");
    if (reply.header("idempotency-replayed").isEmpty()) {
      require(problem.path("requestId").asString("").equals(reply.header("x-request-id")),
          "the request ids are not the same");
    }
    problem.path("errors")
        .forEach(error -> require(error.has("pointer") && !error.path("detail").asString("").isBlank(),
            "a violation does not say what is wrong where"));
    require(
        reply.status() == 404
            || !problem.path("detail").asString("").toLowerCase(Locale.ROOT).matches("[a-z ]{1,25}\\."),
        "the detail says nothing");
  }

  /** To the letter: a bare NaN does not pass. */
  private JsonNode json() {
    if (draft.method.equals("HEAD")) {
      return MAPPER.missingNode();
    }
    try {
      return MAPPER.readTree(reply.body());
    } catch (JacksonException notOne) {
      faults.add("the answer is no JSON: " + notOne.getMessage());
      return MAPPER.missingNode();
    }
  }

  private void lookAtDocument() {
    faults.addAll(Contract.faults(draft.method, draft.operation.path(), reply.status(), reply.mediaType(),
        draft.method.equals("HEAD") ? "" : reply.text()));
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      faults.add(otherwise);
    }
  }
}
