package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sweeps that can't be run: all reasons at once, and nothing is stored. */
class BadSweepTest extends ServiceTest {

  @AfterEach
  void nothingIsStored() {
    assertThat(caller.get("/v1/sweeps").json().path("items")).isEmpty();
  }

  private Map<String, String> errors(int status, String sweep) {
    Answer answer = caller.postJson("/v1/sweeps", sweep);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    Map<String, String> errors = new TreeMap<>();
    answer.json()
        .path("errors")
        .forEach((JsonNode error) -> errors.put(error.path("pointer").stringValue(),
            error.path("detail").stringValue()));
    return errors;
  }

  @Test
  void whatIsNoAxisIsNamedWithTheOnesThereAre() {
    assertThat(errors(400, """
        {"base": {"cell": {"type": "rnn"}}, "axes": {"length": [5], "colour": ["red"], "cell": ["gru", 3]}}"""))
        .hasSize(3)
        .hasEntrySatisfying("/axes/colour", detail -> assertThat(detail).contains("hiddenSize, encoding, optimizer"))
        .containsEntry("/axes/cell/0",
            "is \"gru\"; it must be one of rnn, lstm, or an object with one of these as its type")
        .containsEntry("/axes/cell/1", "is 3; it must be an object with a type");
  }

  @Test
  void axesThatAreEmptyRepeatThemselvesOrClash() {
    assertThat(errors(422, """
        {"parts": [
          {"name": "a", "axes": {"cell": ["rnn", {"type": "lstm", "hiddenSize": 8}], "hiddenSize": [8, 16],
            "length": [], "seed": [1, 2, 1], "forgetBias": [0]}},
          {"name": "a", "base": {"cell": {"type": "rnn"}}, "axes": {"length": [5],
            "optimizer": [{"type": "adam", "learningRate": 0.1}], "learningRate": [0.1]}},
          {"name": "c", "description": " "}], "description": "", "maxParallel": 0, "maxFailed": -1}"""))
        .containsOnlyKeys("/parts/0/axes/hiddenSize", "/parts/0/axes/length", "/parts/0/axes/seed/2",
            "/parts/0/axes/forgetBias", "/parts/1/name", "/parts/1/axes/learningRate", "/parts/2/axes",
            "/parts/2/description", "/description", "/maxParallel", "/maxFailed")
        .containsEntry("/parts/0/axes/hiddenSize",
            "and /parts/0/axes/cell/1/hiddenSize set the same thing; give one of them")
        .containsEntry("/parts/0/axes/length", "is empty; it must have a value, or be left out")
        .containsEntry("/parts/0/axes/seed/2", "is there twice")
        .containsEntry("/parts/0/axes/forgetBias",
            "sets what the cell rnn does not have; give the others a part of their own");
  }

  @Test
  void jobsThatCannotBeTrainedAreToldOnceEachWhereTheyAreWritten() {
    assertThat(errors(422, """
        {"base": {"batchSize": 0}, "axes": {"cell": ["rnn", "lstm"], "length": [1, 5], "seed": [1, 2],
          "learningRate": [0.1, -1]}}"""))
        .containsOnlyKeys("/axes/length", "/axes/learningRate", "/base/batchSize");
    assertThat(errors(422, "{\"axes\": {\"length\": [5]}}")).containsOnlyKeys("/base/cell");
    assertThat(errors(422, "{\"axes\": {\"length\": [5], \"hiddenSize\": [8], \"forgetBias\": [0]}}"))
        .containsOnlyKeys("/base/cell");
  }

  @Test
  void moreThanTenThousandJobsAreTooMany() {
    StringBuilder seeds = new StringBuilder("1");
    for (int seed = 2; seed <= 10_001; seed++) {
      seeds.append(", ").append(seed);
    }
    assertThat(errors(422, "{\"base\": {\"cell\": {\"type\": \"rnn\"}}, \"axes\": {\"length\": [5], \"seed\": [%s]}}"
        .formatted(seeds))).containsExactly(Map.entry("", "has 10001 jobs; it may have at most 10000"));
    assertThat(errors(422, """
        {"base": {"cell": {"type": "rnn"}}, "axes": {"length": [5, 6], "seed": [%s]}}""".formatted(seeds)))
        .containsValue("has 20002 jobs; it may have at most 10000");
  }

  @Test
  void pilotsHaveSeedsOfTheirOwnAndRatesToChooseFrom() {
    assertThat(errors(422, """
        {"base": {"cell": {"type": "rnn"}}, "axes": {"length": [5], "seed": [1, 2]},
         "selectLearningRate": {"seeds": [2, 3, 3]}}"""))
        .containsEntry("/selectLearningRate", "needs an axis learningRate to choose from")
        .hasEntrySatisfying("/selectLearningRate/seeds", detail -> assertThat(detail).contains("2, which is reported"));
    assertThat(errors(422, """
        {"base": {"cell": {"type": "rnn"}}, "axes": {"length": [5], "learningRate": [0.1]},
         "selectLearningRate": {"seeds": [42]}}""")).containsOnlyKeys("/selectLearningRate/seeds");
  }

  @Test
  void partsAndWhatIsGivenFlatSayTheSameThing() {
    assertThat(errors(422, "{\"parts\": [], \"axes\": {\"length\": [5]}}")).containsOnlyKeys("/parts");
  }
}
