package dev.engram.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole benchmark at tiny sizes: that it runs and that its rows are sane, never how fast anything is. */
class BenchTest {

  @Test
  void everySectionGivesSaneRows(@TempDir Path folder) {
    Path file = folder.resolve("bench.json");

    int exitCode = Bench.commandLine().execute("--quick", "--json", file.toString());

    assertThat(exitCode).isZero();
    JsonNode report = new JsonMapper().readTree(file);
    assertThat(report.at("/machine/engine").asString()).contains("PyTorch");
    List<JsonNode> rows = report.get("rows").valueStream().toList();
    assertThat(rows).extracting(row -> row.get("section").asString())
        .contains("steps", "packs", "slots", "growth");
    assertThat(rows).allSatisfy(row -> {
      assertThat(row.get("firstMedian").asDouble()).isPositive().isFinite();
      assertThat(row.get("secondMedian").asDouble()).isPositive().isFinite();
      double median = row.at("/ratio/median").asDouble();
      assertThat(row.at("/ratio/min").asDouble()).isPositive().isLessThanOrEqualTo(median);
      assertThat(row.at("/ratio/max").asDouble()).isFinite().isGreaterThanOrEqualTo(median);
    });
    assertThat(rows).filteredOn(row -> row.get("section").asString().equals("steps"))
        .extracting(row -> row.get("workload").asString() + " " + row.get("second").asString())
        .contains("LSTM T=4 H=8 autograd", "LSTM T=4 H=8 DJL block", "LSTM T=4 H=8 products alone",
            "RNN T=4 H=8 autograd", "RNN T=4 H=8 DJL block", "RNN T=4 H=8 products alone");
    assertThat(report.get("operations").valueStream().toList()).hasSizeGreaterThan(10)
        .allSatisfy(operation -> assertThat(operation.get("micros").asDouble()).isPositive());
  }

  @Test
  void onlyTheSectionsAskedForAreMeasured(@TempDir Path folder) {
    Path file = folder.resolve("bench.json");

    assertThat(Bench.commandLine().execute("--quick", "--only", "slots,packs", "--json", file.toString())).isZero();

    assertThat(new JsonMapper().readTree(file).get("rows").valueStream())
        .extracting(row -> row.get("section").asString())
        .containsOnly("packs", "slots");
  }

  @Test
  void whatCannotBeDoneIsSaidInASentence() {
    assertThat(errorOf("--only", "speed")).isEqualTo(
        "engram bench: no section 'speed'; there are steps, packs, slots, growth, memory, operations");
    assertThat(errorOf("--device", "tpu")).isEqualTo("engram bench: this machine has no device 'tpu'");
    assertThat(errorOf("--with-pytorch", "/no/such/python")).startsWith(
        "engram bench: '/no/such/python' can't be started: ");
    assertThat(errorOf("--quick", "--json", "/no/such/folder/bench.json")).startsWith(
        "engram bench: '/no/such/folder/bench.json' can't be written: ");
  }

  @Test
  void aRatioIsTheMedianOfThePairsAndNotThePairOfTheMedians() {
    Ratio ratio = Ratio.of(new double[]{1, 10, 2}, new double[]{4, 10, 2});

    assertThat(ratio).isEqualTo(new Ratio(1, 1, 4, 3));
  }

  @Test
  void thePeersTakeTurnsAndAStepOfAPackCountsForEachOfItsRuns() {
    List<String> turns = new ArrayList<>();
    Turns.Times times = new Turns(2, Duration.ofMillis(20)).compare(new Sleeper("pack", 4, turns),
        new Sleeper("alone", 1, turns));

    assertThat(turns.subList(turns.size() - 4, turns.size())).containsExactly("pack", "alone", "alone", "pack");
    assertThat(Ratio.of(times.first(), times.second()).median()).isCloseTo(4, within(3.0));
  }

  /** Takes some time for a step, however many runs it has. */
  private record Sleeper(String name, int runs, List<String> turns) implements Peer {

    @Override
    public void train(int steps) {
      turns.add(name);
      long end = System.nanoTime() + steps * 2_000_000L;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void close() {}
  }

  private static String errorOf(String... arguments) {
    StringWriter error = new StringWriter();
    CommandLine bench = Bench.commandLine().setErr(new PrintWriter(error, true));
    assertThat(bench.execute(arguments)).isEqualTo(1);
    return error.toString().strip();
  }
}
