package dev.engram.bench;

import dev.engram.bench.Row.Side;
import dev.engram.bench.Turns.Times;
import dev.engram.bench.Workload.Cell;
import dev.engram.training.gradient.Bptt;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A pack of R runs as one program against R programs in a row. */
record PackSection() implements Section {

  @Override
  public String name() {
    return "packs";
  }

  @Override
  public String says() {
    return "milliseconds of a step and run; above 1 the pack is faster than its runs one after the other";
  }

  @Override
  public void measure(Setting setting, Consumer<Row> rows) {
    for (Cell cell : Cell.values()) {
      for (int runs : setting.scale().packs()) {
        rows.accept(compare(setting.scale().workload(cell), runs, setting));
      }
    }
  }

  private Row compare(Workload workload, int runs, Setting setting) {
    try (Peer pack = new EngramPeer(workload, new Bptt(), runs, setting);
        Peer inARow = new InARow(Stream.<Peer>generate(() -> new EngramPeer(workload, new Bptt(), 1, setting))
            .limit(runs)
            .toList())) {
      Times times = setting.turns().compare(pack, inARow);
      return Row.of(name(), workload.label(), new Side("pack of " + runs, times.ours()),
          new Side(runs + " in a row", times.theirs()), "ms");
    }
  }
}
