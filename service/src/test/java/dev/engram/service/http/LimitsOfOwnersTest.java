package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Role;
import dev.engram.service.contract.Operations;
import dev.engram.service.contract.Operations.Operation;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much one key may ask, and how much one owner may have. */
class LimitsOfOwnersTest extends KeyedServiceTest {

  private static final int BURST = 1000;
  private static final int MOST_QUEUED = 150;
  private static final int MOST_EVALUATIONS = 20;

  private final List<String> submitted = new ArrayList<>();

  @AfterEach
  void endWhatIsLeft() {
    submitted.forEach(admin::end);
  }

  private String submit(Caller caller) {
    String id = caller.submit(Specs.endless());
    submitted.add(id);
    return id;
  }

  @Test
  void aKeyThatAsksTooOftenIsToldWhenToGoOn() {
    Caller hasty = somebody("hasty", Role.ADMIN);
    for (int request = 0; request < BURST; request++) {
      hasty.unchecked().get("/v1/cells", "Accept", "application/json");
    }
    for (Operation operation : Operations.kept().all()) {
      Answer answer = ask(hasty, operation);
      for (int second = 0; answer.status() != 429 && second < 30; second++) {
        answer = ask(hasty, operation); // each second gives one request back, also those before
      }
      assertThat(answer.status()).as("%s: %s", operation.id(), answer.body()).isEqualTo(429);
      assertThat(answer.header("Retry-After")).isIn("1", "2");
      assertThat(answer.json().path("code").stringValue()).isEqualTo("TOO_MANY_REQUESTS");
    }
    assertThat(somebody("hasty", Role.READER).get("/v1/cells").status()).as("another key").isEqualTo(200);
  }

  private static Answer ask(Caller caller, Operation operation) {
    return caller.send(operation.method(), operation.at("none"),
        operation.hasBody() ? BodyPublishers.ofString("{}") : BodyPublishers.noBody(), "Content-Type",
        "application/json");
  }

  @Test
  void oneOwnersJobsDoNotCrowdOutTheOthers() {
    Caller ada = somebody("eve", Role.USER);
    String first = submit(ada);
    admin.awaitState(first, "RUNNING");
    String second = submit(ada);
    String others = submit(somebody("fay", Role.USER));

    admin.awaitState(others, "RUNNING");
    assertThat(admin.state(second)).as("one of hers runs, as many as may").isEqualTo("QUEUED");
    admin.end(first);
    admin.awaitState(second, "RUNNING");
  }

  @Test
  void anOwnerMayHaveSoManyJobsThatWait() {
    Caller owner = somebody("gus", Role.USER);
    submit(owner);
    Answer answer = owner.unchecked().trySubmit(Specs.endless());
    int taken = 1;
    while (answer.status() == 202) {
      submitted.add(answer.json().path("id").stringValue());
      assertThat(++taken).isLessThan(MOST_QUEUED + 10);
      answer = owner.unchecked().trySubmit(Specs.with(Specs.endless(), "/maxSteps", "20000"));
    }
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.json().path("code").stringValue()).isEqualTo("QUOTA_EXCEEDED");
    assertThat(answer.json().path("detail").stringValue()).contains("gus has 150 jobs that wait");
    assertThat(answer.header("Retry-After")).isNotBlank();
    submit(somebody("hal", Role.USER));
  }

  @Test
  void anOwnerMayHaveSoManyEvaluations() {
    Caller owner = somebody("joe", Role.USER);
    String job = owner.submit(Specs.tiny("lstm"));
    owner.awaitEnd(job);
    int taken = 0;
    Answer answer = evaluate(owner, job);
    while (answer.status() == 202) {
      assertThat(++taken).isLessThan(MOST_EVALUATIONS + 10);
      answer = evaluate(owner, job);
    }

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.json().path("code").stringValue()).isEqualTo("QUOTA_EXCEEDED");
    assertThat(answer.json().path("detail").stringValue()).contains("joe has 20 evaluations that have not ended");
    assertThat(owner.delete("/v1/jobs/" + job).status()).isEqualTo(204);
  }

  /** Asks for seconds of work. */
  private static Answer evaluate(Caller owner, String job) {
    return owner.postJson("/v1/jobs/" + job + "/evaluations", "{\"length\": 1000, \"sampleSize\": 10000}");
  }

  @Test
  void whatIsTriedAgainCountsAsStepsToTrain() {
    Caller owner = somebody("kim", Role.USER);
    String sweep = """
        {"base": {"batchSize": 8, "maxSteps": 1000000, "stopWhen": null}, "axes": {"cell": ["rnn"], "length": [5], "seed": [1, 2, 3, 4, 5, 6]}}""";
    String first = owner.submitSweep(Specs.read(sweep));
    owner.post("/v1/sweeps/" + first + "/cancel");
    owner.awaitSweep(first, seen -> seen.path("terminal").booleanValue());
    String second = owner.submitSweep(Specs.read(sweep));

    Answer again = owner.post("/v1/sweeps/" + first + "/retry");

    assertThat(again.status()).as(again.body()).isEqualTo(429);
    assertThat(again.json().path("code").stringValue()).isEqualTo("QUOTA_EXCEEDED");
    owner.post("/v1/sweeps/" + second + "/cancel");
    owner.awaitSweep(second, seen -> seen.path("terminal").booleanValue());
    owner.delete("/v1/sweeps/" + first);
    owner.delete("/v1/sweeps/" + second);
  }

  @Test
  void aForkCountsWithTheStepsThatItAdds() {
    Caller owner = somebody("lea", Role.USER);
    String parent = owner.submit(Specs.tiny("rnn"));
    owner.awaitEnd(parent);
    String path = "/v1/jobs/" + parent + "/fork";
    String most = owner.postJson(path, "{\"extraSteps\": 9999960}").json().path("id").stringValue();
    submitted.add(most);

    assertThat(owner.postJson(path, "{\"extraSteps\": 9999960}").status()).isEqualTo(429);
  }

  @Test
  void anOwnerMayHaveSoManyStepsToTrain() {
    Caller owner = somebody("ida", Role.USER);
    submit(owner);
    Answer answer = owner.trySubmit(Specs.with(Specs.endless(), "/maxSteps", "9500000"));
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.json().path("detail").stringValue()).contains("steps still to train", "one may have 10000000");

    Answer sweep = owner.postJson("/v1/sweeps",
        """
            {"base": {"batchSize": 8, "maxSteps": 1000000}, "axes": {"cell": ["rnn"], "length": [5], "seed": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}}""");
    assertThat(sweep.status()).as(sweep.body()).isEqualTo(429);
    assertThat(sweep.json().path("code").stringValue()).isEqualTo("QUOTA_EXCEEDED");
  }
}
