package dev.engram.bench;

import dev.engram.bench.Row.Side;
import dev.engram.bench.Turns.Times;
import dev.engram.bench.Workload.Cell;
import dev.engram.training.gradient.Bptt;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A pack of R runs as one program against R programs in a row.
 *
 * @param others peers that are not part of every build or machine
 */
record PackSection(List<PeerFactory> others) implements Section {

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
      Workload workload = setting.scale().workload(cell);
      List<PeerFactory> inARow = Stream
          .concat(Stream.of(BuiltInPeer.BPTT), others.stream().filter(PeerFactory::isFused))
          .toList();
      for (int runs : setting.scale().packs()) {
        inARow.stream()
            .filter(factory -> factory.canTrain(workload, setting))
            .forEach(factory -> compare(workload, runs, factory, setting, rows));
      }
    }
  }

  private void compare(Workload workload, int runs, PeerFactory factory, Setting setting, Consumer<Row> rows) {
    try (Peer pack = new OwnThread(() -> new EngramPeer(workload, new Bptt(), runs, setting));
        Peer inARow = new OwnThread(() -> factory.createInARow(runs, workload, setting))) {
      Times times = setting.turns().compare(pack, inARow);
      rows.accept(Row.of(name(), workload.label(), new Side("pack of " + runs, times.first()),
          new Side(runs + " " + factory.label() + " in a row", times.second()), "ms"));
    } catch (BenchException refusal) {
      System.err.println("bench: " + workload.label() + " without " + runs + " " + factory.label() + " in a row: "
          + refusal.getMessage());
    }
  }
}
