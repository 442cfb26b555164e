package dev.engram.bench;

import dev.engram.bench.Row.Side;
import dev.engram.bench.Turns.Times;
import dev.engram.bench.Workload.Cell;
import dev.engram.training.gradient.Bptt;
import java.util.List;
import java.util.function.Consumer;

/** Two slots of a worker at once against one. */
record SlotSection() implements Section {

  @Override
  public String name() {
    return "slots";
  }

  @Override
  public String says() {
    return "milliseconds of a step and run; the ratio is how many times as much two slots get done as one";
  }

  @Override
  public void measure(Setting setting, Consumer<Row> rows) {
    for (Cell cell : Cell.values()) {
      Workload workload = setting.scale().workload(cell);
      try (Peer two = new AtOnce(List.of(newPeer(workload, setting), newPeer(workload, setting)));
          Peer one = newPeer(workload, setting)) {
        Times times = setting.turns().compare(two, one);
        rows.accept(Row.of(name(), workload.label(), new Side("two slots", times.first()),
            new Side("one slot", times.second()), "ms"));
      }
    }
  }

  private static OwnThread newPeer(Workload workload, Setting setting) {
    return new OwnThread(() -> new EngramPeer(workload, new Bptt(), 1, setting));
  }
}
