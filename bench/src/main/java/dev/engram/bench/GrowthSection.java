package dev.engram.bench;

import dev.engram.bench.Row.Side;
import dev.engram.bench.Turns.Times;
import dev.engram.bench.Workload.Cell;
import dev.engram.training.gradient.Bptt;
import java.util.function.Consumer;

/** How the time of a step grows with T and H. */
record GrowthSection() implements Section {

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public String says() {
    return "milliseconds of a step; the ratio is how many times as long the other size takes";
  }

  @Override
  public void measure(Setting setting, Consumer<Row> rows) {
    Scale scale = setting.scale();
    for (Cell cell : Cell.values()) {
      Workload usualLength = scale.workload(cell).withLength(scale.growingFrom());
      for (int length : scale.growingLengths()) {
        rows.accept(compare(usualLength, usualLength.withLength(length), setting));
      }
      Workload usualSize = scale.workload(cell);
      for (int hiddenSize : scale.growingHiddenSizes()) {
        rows.accept(compare(usualSize, usualSize.withHiddenSize(hiddenSize), setting));
      }
    }
  }

  private Row compare(Workload usual, Workload other, Setting setting) {
    try (Peer ofUsual = new OwnThread(() -> new EngramPeer(usual, new Bptt(), 1, setting));
        Peer ofOther = new OwnThread(() -> new EngramPeer(other, new Bptt(), 1, setting))) {
      Times times = setting.turns().compare(ofUsual, ofOther);
      return Row.of(name(), usual.cell().name(), new Side(size(usual), times.first()),
          new Side(size(other), times.second()), "ms");
    }
  }

  private static String size(Workload workload) {
    return "T=%d H=%d".formatted(workload.length(), workload.hiddenSize());
  }
}
