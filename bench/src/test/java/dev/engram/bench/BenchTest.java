package dev.engram.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.bench.Workload.Cell;
import dev.engram.training.device.Devices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BenchTest {

  @ParameterizedTest
  @EnumSource(Cell.class)
  void everyPeerGivesARowOfPositiveTimes(Cell cell) {
    List<Row> rows = new ArrayList<>();

    new Bench(Devices.load(), new Turns(2, Duration.ofMillis(1))).run(new Workload(cell, 4, 8, 4), rows::add);

    assertThat(rows).extracting(Row::theirs).containsExactly("autograd", "DJL block", "products");
    assertThat(rows).allSatisfy(row -> {
      assertThat(row.ratio().oursMillis()).isPositive();
      assertThat(row.ratio().theirsMillis()).isPositive();
      assertThat(row.ratio().min()).isPositive().isLessThanOrEqualTo(row.ratio().median());
      assertThat(row.ratio().max()).isGreaterThanOrEqualTo(row.ratio().median());
    });
  }

  @Test
  void aRatioIsTheMedianOfThePairsAndNotThePairOfTheMedians() {
    Ratio ratio = Ratio.of(new double[]{1, 10, 2}, new double[]{4, 10, 2});

    assertThat(ratio.median()).isEqualTo(1);
    assertThat(ratio.max()).isEqualTo(4);
    assertThat(ratio.oursMillis()).isEqualTo(2);
    assertThat(ratio.theirsMillis()).isEqualTo(4);
  }
}
