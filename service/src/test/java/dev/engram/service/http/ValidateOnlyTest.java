package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ValidateOnlyTest extends ServiceTest {

  @Test
  void storesNothing() {
    JsonNode before = caller.get("/v1/jobs?pageSize=1").json();
    caller.validate(Specs.tiny("rnn"));
    assertThat(caller.get("/v1/jobs?pageSize=1").json()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"lstm, digit, 66560, 1290, 67850, 4(nd + n² + n) + nK + K",
      "rnn, digit, 16640, 1290, 17930, nd + n² + n + nK + K",
      "lstm, one-hot, 71168, 1290, 72458, 4(nd + n² + n) + nK + K",
      "rnn, one-hot, 17792, 1290, 19082, nd + n² + n + nK + K"})
  void countsParameters(String cell, String encoding, long ofCell, long ofHead, long total, String formula) {
    ObjectNode spec = Specs.with(Specs.smallest(cell, 20), "/task/encoding", "\"" + encoding + "\"");
    JsonNode count = caller.validate(spec).path("parameterCount");
    assertThat(count.path("cell").longValue()).isEqualTo(ofCell);
    assertThat(count.path("head").longValue()).isEqualTo(ofHead);
    assertThat(count.path("total").longValue()).isEqualTo(total);
    assertThat(count.path("formula").stringValue()).isEqualTo(formula);
  }

  @ParameterizedTest
  @CsvSource({"2, 10^1", "5, 10^3", "19, 10^10", "20, 10^10", "10000, 10^5000"})
  void countsThePalindromesThereAre(int length, String count) {
    assertThat(caller.validate(Specs.smallest("rnn", length)).path("distinctSequences").stringValue())
        .isEqualTo(count);
  }

  @Test
  void estimatesMoreMemoryForMoreWork() {
    long small = memory(Specs.smallest("rnn", 20));
    assertThat(small).isPositive();
    assertThat(memory(Specs.smallest("rnn", 40))).isGreaterThan(small);
    assertThat(memory(Specs.smallest("lstm", 20))).isGreaterThan(small);
    assertThat(memory(Specs.with(Specs.smallest("rnn", 20), "/batchSize", "256"))).isGreaterThan(small);
    assertThat(memory(Specs.with(Specs.smallest("rnn", 20), "/precision", "\"float64\""))).isEqualTo(2 * small);
  }

  @Test
  void estimatesMoreMemoryForALookIntoTheCellThatTakesMoreThanAStep() {
    ObjectNode spec = Specs.smallest("lstm", 5);
    long withLooks = caller.validate(spec).path("estimatedMemoryBytes").longValue();
    assertThat(withLooks).isGreaterThan(memory(spec));
    assertThat(caller.validate(Specs.smallest("lstm", 500)).path("estimatedMemoryBytes").longValue())
        .isEqualTo(memory(Specs.smallest("lstm", 500)));
  }

  /** Of a job whose cell nobody looks into. */
  private long memory(ObjectNode spec) {
    return caller.validate(Specs.with(spec, "/diagnostics", "null")).path("estimatedMemoryBytes").longValue();
  }

  @Test
  void estimatesTimeOnceThisMachineHasBeenMeasured() {
    // no other test of this service trains by this combination, and speeds of others say nothing about it
    ObjectNode spec = Specs.with(Specs.with(Specs.tiny("lstm"), "/gradients", "\"autograd\""), "/precision",
        "\"float64\"");
    assertThat(caller.validate(spec).get("estimatedSeconds").isNull()).isTrue();

    caller.awaitEnd(caller.submit(spec));

    double estimate = caller.validate(spec).path("estimatedSeconds").doubleValue();
    assertThat(estimate).isPositive();
    double ofTwiceAsMany = caller.validate(Specs.with(spec, "/maxSteps", "80")).path("estimatedSeconds").doubleValue();
    assertThat(ofTwiceAsMany).isEqualTo(2 * estimate);
  }
}
