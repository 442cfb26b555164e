package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.contract.Contract;
import dev.engram.service.contract.Operations;
import dev.engram.service.contract.Operations.Operation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The examples of docs/openapi.json are requests that the service takes, and answers that it could have given. */
class ExamplesTest extends ServiceTest {

  static Stream<Operation> operations() {
    return Operations.kept().all().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyAnswerInJsonHasOneThatFits(Operation operation) {
    operation.description()
        .path("responses")
        .properties()
        .forEach(answer -> answer.getValue().path("content").properties().forEach(content -> {
          String type = content.getKey();
          if (type.contains("json")) {
            JsonNode example = content.getValue().path("example");
            assertThat(example.isObject()).as("%s %s", operation.id(), answer.getKey()).isTrue();
            Contract.checkExample(operation, answer.getKey(), type, example);
          }
        }));
  }

  @Test
  void theServiceTakesEveryRequest() {
    JsonNode spec = Specs.tiny("lstm");
    String job = caller.submit(spec);
    caller.awaitEnd(job);
    String fork = taken("forkJob", job, 202).path("id").stringValue();
    caller.end(fork);
    assertThat(taken("predict", job, 200).path("predictions")).hasSize(2);
    assertThat(taken("getActivations", job, 200).path("gates")).hasSize(4);
    taken("createEvaluation", job, 202);
    String longJob = taken("createJob", "", 202).path("id").stringValue();
    caller.end(longJob);
    String sweep = taken("createSweep", "", 202).path("id").stringValue();
    caller.post("/v1/sweeps/" + sweep + "/cancel");
    caller.awaitSweep(sweep, now -> now.path("terminal").booleanValue());
    taken("extendSweep", sweep, 200);
    caller.post("/v1/sweeps/" + sweep + "/cancel");
    caller.awaitSweep(sweep, now -> now.path("terminal").booleanValue());
  }

  private JsonNode taken(String operationId, String id, int status) {
    Operation operation = operations().filter(one -> one.id().equals(operationId)).findFirst().orElseThrow();
    Answer answer = caller.postJson(operation.at(id), operation.exampleBody());
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    return answer.json();
  }
}
